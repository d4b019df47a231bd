// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A web server on the loopback whose answers are given byte for byte, so that they can be wrong in any way. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket();
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

    ScriptedServer() throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().start(this::serve);
    }

    /** Sets the answer for a path: a status line with headers, each line ended by \r\n, then a body. */
    ScriptedServer answer(String path, String head, byte[] body) {
        byte[] start = (head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] answer = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, answer, start.length, body.length);
        answers.put(path, answer);
        return this;
    }

    ScriptedServer file(String path, byte[] body) {
        return answer(path, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n", body);
    }

    ScriptedServer redirect(String path, String location) {
        return answer(path, "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n", new byte[0]);
    }

    String address(String path) {
        return "http://localhost:" + socket.getLocalPort() + path;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept(); OutputStream out = connection.getOutputStream()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(),
                        StandardCharsets.ISO_8859_1));
                String path = in.readLine().split(" ")[1];
                for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
                    continue;
                }
                out.write(answers.getOrDefault(path, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII)));
            } catch (IOException e) {
                // A client that hangs up, or the end of the test.
                continue;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
