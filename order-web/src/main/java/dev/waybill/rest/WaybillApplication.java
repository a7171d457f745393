package dev.waybill.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST interface, at the root of the application. Its description is {@code META-INF/openapi.yaml}. */
@ApplicationPath("/")
public class WaybillApplication extends Application {
}
