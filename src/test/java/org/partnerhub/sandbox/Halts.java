package org.partnerhub.sandbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Ends this process at a point, at once and without any of its shutdown, as a kill would. */
final class Halts implements InterceptStrategy, BeanPostProcessor {

    /** What the process ends with, to be told from every other end. */
    static final int EXIT_CODE = 86;

    private final HaltPoint point;
    private final ThreadLocal<Boolean> within = ThreadLocal.withInitial(() -> false);

    Halts(HaltPoint point) {
        this.point = point;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        RouteDefinition route = ProcessorDefinitionHelper.getRoute(definition);
        // the steps of a route configuration are in no route
        boolean here = route != null && point.isAt(route.getRouteId(), stepOf(definition));
        return here ? new Step(target) : target;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource && point == HaltPoint.IN_THE_LEDGERS_TRANSACTION
                ? new HaltingDataSource(dataSource)
                : bean;
    }

    /** A bean's name and method, or where something is sent, as it is written in the route. */
    private static String stepOf(NamedNode definition) {
        if (definition instanceof BeanDefinition bean) {
            return bean.getRef() + "." + bean.getMethod().replaceFirst("\\(.*", "");
        }
        String uri = definition instanceof ToDefinition to
                ? to.getUri()
                : definition instanceof ToDynamicDefinition to ? to.getUri() : "";
        return uri.replaceFirst("\\?.*", "");
    }

    private static void halt() {
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private final class Step extends DelegateAsyncProcessor {

        Step(Processor target) {
            super(AsyncProcessorConverterHelper.convert(target));
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            within.set(true);
            return super.process(exchange, doneSync -> {
                within.set(false);
                if (exchange.getException() == null && point.isReached(exchange.getMessage())) {
                    halt();
                }
                callback.done(doneSync);
            });
        }

        @Override
        public AsyncProcessor getProcessor() {
            return super.getProcessor();
        }
    }

    /** Never lets the step commit. */
    private final class HaltingDataSource extends DelegatingDataSource {

        HaltingDataSource(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("commit") && within.get()) {
                            halt();
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
