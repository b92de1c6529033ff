package org.partnerhub.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts how often statements are executed: a batch once, and the fetching of ids (one for ten thousand) not at all. */
final class CountingDataSource extends DelegatingDataSource {

    private final AtomicInteger executions = new AtomicInteger();
    private volatile String hookedSql;
    private volatile Runnable hook;

    CountingDataSource(DataSource target) {
        super(target);
    }

    /** Runs the hook whenever a statement that contains the text is prepared. */
    void before(String sql, Runnable hook) {
        hookedSql = sql;
        this.hook = hook;
    }

    int executions() {
        return executions.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (hookedSql != null
                    && arguments != null
                    && arguments[0].toString().contains(hookedSql)) {
                hook.run();
            }
            Object result = invoke(connection, method, arguments);
            return result instanceof PreparedStatement statement
                            && !arguments[0].toString().contains("nextval")
                    ? counting(statement)
                    : result;
        });
    }

    private PreparedStatement counting(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                executions.incrementAndGet();
            }
            return invoke(statement, method, arguments);
        });
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
