// SPDX-License-Identifier: EPL-2.0
package org.imago.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A web server on the loopback whose answers are given byte for byte, so that they can be wrong in any way. Several answers
 * for a path are given one after another, the last of them again and again; what there is no answer for is not found.
 */
public final class ScriptedServer implements AutoCloseable {

    private static final byte[] NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket = new ServerSocket();
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * A request that came.
     *
     * @param method  such as GET
     * @param path    with query
     * @param headers by name in lower case
     * @param body    as text
     */
    public record Request(String method, String path, Map<String, String> headers, String body) {

        /** Returns the fields of a form. */
        public Map<String, String> form() {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String field : body.split("&")) {
                String[] parts = field.split("=", 2);
                fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            return fields;
        }
    }

    private enum End {
        CLOSE,
        STALL,
        RESET
    }

    private record Answer(byte[] bytes, End end, Runnable before) {
    }

    /**
     * Starts the server.
     *
     * @throws IOException if it cannot
     */
    public ScriptedServer() throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().start(this::serve);
    }

    /**
     * Gives an answer for a path, behind those that were given before.
     *
     * @param path with query
     * @param head a status line with headers, each line ended by \r\n
     * @param body follows it
     * @return this
     */
    public ScriptedServer answer(String path, String head, byte[] body) {
        return add(path, head, body, End.CLOSE, () -> { });
    }

    /** Gives an answer after which nothing comes, and the connection stays. */
    public ScriptedServer stall(String path, String head, byte[] body) {
        return add(path, head, body, End.STALL, () -> { });
    }

    /** Gives an answer after which the connection is reset. */
    public ScriptedServer reset(String path, String head, byte[] body) {
        return add(path, head, body, End.RESET, () -> { });
    }

    /** Gives a status without a body. */
    public ScriptedServer status(String path, String status, String... headers) {
        return answer(path, "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n"
                + String.join("", Arrays.stream(headers).map(header -> header + "\r\n").toList()), new byte[0]);
    }

    /** Gives a file. */
    public ScriptedServer file(String path, byte[] body) {
        return answer(path, ok(body), body);
    }

    /** Gives a file after something was done, such as to wait. */
    public ScriptedServer file(String path, byte[] body, Runnable before) {
        return add(path, ok(body), body, End.CLOSE, before);
    }

    private static String ok(byte[] body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n";
    }

    /** Leads to another address. */
    public ScriptedServer redirect(String path, String location) {
        return status(path, "302 Found", "Location: " + location);
    }

    private ScriptedServer add(String path, String head, byte[] body, End end, Runnable before) {
        byte[] start = (head.isEmpty() ? "" : head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] answer = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, answer, start.length, body.length);
        answers.computeIfAbsent(path, key -> new ArrayDeque<>()).add(new Answer(answer, end, before));
        return this;
    }

    /** Returns the address of a path. */
    public String address(String path) {
        return "http://localhost:" + socket.getLocalPort() + path;
    }

    /** Returns the requests that came, in their order. */
    public List<Request> requests() {
        return requests;
    }

    /** Counts the requests for a path. */
    public long requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).count();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                if (socket.isClosed()) {
                    // One that came while accept was being ended.
                    connection.close();
                } else {
                    Thread.ofVirtual().start(() -> talk(connection));
                }
            } catch (IOException e) {
                // The end of the test.
                return;
            }
        }
    }

    private void talk(Socket connection) {
        open.add(connection);
        try (connection; OutputStream out = connection.getOutputStream()) {
            Request request = read(connection);
            requests.add(request);
            Answer answer = next(request.path());
            answer.before().run();
            out.write(answer.bytes());
            out.flush();
            if (answer.end() == End.STALL) {
                closed.await();
            } else if (answer.end() == End.RESET) {
                connection.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // A client that hangs up.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(connection);
        }
    }

    private static Request read(Socket connection) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(),
                StandardCharsets.ISO_8859_1));
        String[] first = String.valueOf(in.readLine()).split(" ");
        if (first.length < 2) {
            throw new IOException("no request");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
            String[] parts = header.split(":", 2);
            headers.put(parts[0].toLowerCase(java.util.Locale.ROOT), parts[1].strip());
        }
        char[] body = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
        for (int at = 0; at < body.length; at += Math.max(0, in.read(body, at, body.length - at))) {
            continue;
        }
        return new Request(first[0], first[1], headers, new String(body));
    }

    private Answer next(String path) {
        Deque<Answer> scripted = answers.get(path);
        if (scripted == null) {
            return new Answer(NOT_FOUND, End.CLOSE, () -> { });
        }
        synchronized (scripted) {
            return scripted.size() > 1 ? scripted.poll() : scripted.peek();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
