package dev.waybill.system.endtoend;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The same for one test class alone: its broker is stopped by nobody else, or it stops it more than others can bear. */
class OwnWaybill extends RunningWaybill implements AfterAllCallback {
    @Override
    ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.create(OwnWaybill.class, context.getRequiredTestClass()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Running running = store(context).remove(Running.class, Running.class);
        if (running != null) {
            running.close();
        }
    }
}
