package org.partnerhub.vault;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Ends what the hub is doing at a step of a test's choice: before and behind each change of the database and of the ring. */
final class FaultyHub {

    /** As if the process had ended here. */
    static final class Halt extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Halt() {
            super("for a test");
        }
    }

    private int left;

    /** Ends at that many steps from now; 0: at none. */
    void haltAfter(int steps) {
        left = steps;
    }

    boolean isYetToHalt() {
        return left > 0;
    }

    DataSource over(DataSource database) {
        return new Halting(database);
    }

    KeyRing over(KeyRing ring) {
        return new HaltingRing(ring);
    }

    private void step() {
        if (left > 0 && --left == 0) {
            throw new Halt();
        }
    }

    private final class HaltingRing implements KeyRing {

        private final KeyRing ring;

        HaltingRing(KeyRing ring) {
            this.ring = ring;
        }

        @Override
        public boolean exists() {
            return ring.exists();
        }

        @Override
        public RingKeys read() {
            return ring.read();
        }

        @Override
        public void create(RingKeys keys) {
            step();
            ring.create(keys);
            step();
        }

        @Override
        public void change(UnaryOperator<RingKeys> change) {
            step();
            ring.change(change);
            step();
        }

        @Override
        public String place() {
            return ring.place();
        }
    }

    private final class Halting extends DelegatingDataSource {

        Halting(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return halting(Connection.class, super.getConnection(), "commit");
        }

        private <T> T halting(Class<T> type, T target, String name) {
            InvocationHandler handler = (proxy, method, arguments) -> {
                boolean counts = method.getName().startsWith(name);
                if (counts) {
                    step();
                }
                Object result = invoke(target, method, arguments);
                if (counts) {
                    step();
                }
                return result instanceof PreparedStatement statement
                        ? halting(PreparedStatement.class, statement, changes(arguments) ? "execute" : "none")
                        : result;
            };
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }

        private static boolean changes(Object[] arguments) {
            return arguments != null && !arguments[0].toString().startsWith("select");
        }

        private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
