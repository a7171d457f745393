package dev.waybill.system.endtoend;

import dev.waybill.launcher.Settings;
import dev.waybill.launcher.Waybill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the whole system once for all test classes, in a folder and on ports of its own; hands out a {@link Shop}. */
class RunningWaybill implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Shop.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new Shop(store(context).getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class).waybill);
    }

    ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
    }

    static final class Running implements ExtensionContext.Store.CloseableResource {
        private final Waybill waybill;

        private Running() {
            try {
                Path folder = Files.createTempDirectory(Path.of(System.getProperty("waybill.test-folder")), "end-to-end-");
                waybill = new Waybill(Settings.forTests(folder), line -> System.out.println("[waybill] " + line));
                waybill.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            waybill.close();
        }
    }
}
