// SPDX-License-Identifier: EPL-2.0
package org.imago.contributions;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Something that a plug-in contributes. Its class is loaded when it is first used. If that fails or takes too long, or if
 * it later throws what it did not declare, it is switched off until Imago is started again, that is told on
 * {@link Incidents}, and a harmless object answers in its place. Any thread may use it.
 *
 * @param <T> kind of object
 */
public final class Contribution<T> {

    /** Seconds that a contribution may take to be created; longer than any that works was seen to take. */
    public static final String PATIENCE_PROPERTY = "imago.contributions.patience";

    private static final long PATIENCE = 5;

    private final ContributionPoint<T> point;
    private final Declaration declaration;
    private Optional<T> created = Optional.empty();
    private Optional<String> off = Optional.empty();

    Contribution(ContributionPoint<T> point, Declaration declaration) {
        this.point = point;
        this.declaration = declaration;
    }

    /** How a contribution is. */
    public enum State {
        /** Nobody has used it yet. */
        NOT_USED,
        /** It was created, and has not misbehaved. */
        WORKS,
        /** It was refused or misbehaved, and is not used. */
        OFF
    }

    /** Returns the identifier of the extension point. */
    public String point() {
        return point.id();
    }

    /** Returns what it is, for people, such as {@code annotation type}. */
    public String noun() {
        return point.noun();
    }

    /** Returns what its plug-in says of it. */
    public Declaration declaration() {
        return declaration;
    }

    /** Returns how it is. */
    public synchronized State state() {
        return off.isPresent() ? State.OFF : created.isPresent() ? State.WORKS : State.NOT_USED;
    }

    /** Returns why it is switched off; nothing if it is not. */
    public synchronized Optional<String> whyOff() {
        return off;
    }

    /**
     * Creates it now, unless that was done already.
     *
     * @return the object itself, unguarded; nothing if it is switched off
     */
    public synchronized Optional<T> create() {
        if (created.isEmpty() && off.isEmpty()) {
            try {
                T object = point.type().cast(inTime(declaration.factory()));
                if (object == null) {
                    switchOff("nothing was created");
                } else if (!point.named().test(declaration, object)) {
                    switchOff("it calls itself otherwise; expected the identifier of its extension");
                } else {
                    created = Optional.of(object);
                }
            } catch (TimeoutException e) {
                switchOff("it was not created within " + patience() + " seconds");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                switchOff("waiting for it was interrupted");
            } catch (ClassCastException e) {
                switchOff("its class does not implement " + point.type().getName());
            } catch (ExecutionException e) {
                switchOff("it cannot be created: " + e.getCause());
            } catch (RuntimeException e) {
                switchOff("it cannot be asked for its identifier: " + e);
            }
        }
        return off.isPresent() ? Optional.empty() : created;
    }

    /** In a thread that nobody needs: who sleeps while it is created costs a thread and not Imago. */
    private Object inTime(Callable<?> factory) throws InterruptedException, ExecutionException, TimeoutException {
        FutureTask<Object> task = new FutureTask<>(factory::call);
        Thread.ofPlatform().daemon().name("Creating " + declaration.id()).start(task);
        return task.get(patience(), TimeUnit.SECONDS);
    }

    private static long patience() {
        return Long.getLong(PATIENCE_PROPERTY, PATIENCE);
    }

    /**
     * Switches it off until Imago is started again, and tells on {@link Incidents}.
     *
     * @param why for people, without a full stop
     */
    public synchronized void switchOff(String why) {
        if (off.isEmpty()) {
            off = Optional.of(why);
            Incidents.report(new Incident(point.id(), point.noun(), declaration.plugin(), declaration.id(), why));
        }
    }

    /**
     * Returns the object: one of Imago itself as it is, created now; one of a plug-in {@linkplain #guarded guarded}.
     *
     * @return what can be used
     */
    public T object() {
        return declaration.isOurs() ? create().orElseGet(() -> point.instead().apply(declaration)) : guarded();
    }

    /**
     * Returns an object that is created when one of its methods is first called, answers {@code id()} and
     * {@code name()} without that, and stays harmless when the plug-in's object does not.
     *
     * @return the guarded object; the point's type must be an interface
     */
    public T guarded() {
        return guard(Optional.empty());
    }

    private T guard(Optional<T> object) {
        T instead = point.instead().apply(declaration);
        return point.type().cast(Proxy.newProxyInstance(point.type().getClassLoader(), new Class<?>[] {point.type()},
                new Guard(object, instead)));
    }

    /** Stands between Imago and an object of a plug-in. */
    private final class Guard implements InvocationHandler {

        private final Optional<T> made;
        private final T instead;

        Guard(Optional<T> made, T instead) {
            this.made = made;
            this.instead = instead;
        }

        @Override
        @NonNullByDefault({})
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(proxy, method, arguments);
            }
            if (made.isEmpty() && method.getParameterCount() == 0 && method.getReturnType() == String.class) {
                if (method.getName().equals("id")) {
                    return declaration.id();
                } else if (method.getName().equals("name") && !declaration.name().isBlank()) {
                    return declaration.name();
                }
            }
            Optional<T> object = state() == State.OFF ? Optional.empty() : made.isPresent() ? made : create();
            if (object.isEmpty()) {
                return call(instead, method, arguments);
            }
            try {
                return wrapped(call(object.get(), method, arguments), method);
            } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
                if (isDeclared(method, e)) {
                    throw e;
                }
                switchOff(method.getName() + " threw " + e);
                return call(instead, method, arguments);
            }
        }

        private Object ofObject(Object proxy, Method method, Object[] arguments) {
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> declaration.id() + " of " + declaration.plugin();
            };
        }

        private Object call(Object object, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(object, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        /** What it returns of its own kind, such as itself bound to other columns, is guarded as well. */
        private Object wrapped(Object value, Method method) throws NullPointerException {
            if (value == null && !method.getReturnType().equals(void.class)) {
                throw new NullPointerException(method.getName() + " returned nothing");
            }
            return point.type().isInstance(value) ? guard(Optional.of(point.type().cast(value))) : value;
        }

        private boolean isDeclared(Method method, Throwable thrown) {
            return Arrays.stream(method.getExceptionTypes()).anyMatch(type -> type.isInstance(thrown));
        }
    }
}
