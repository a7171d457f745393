package dev.waybill.notification.text;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Mustache templates; every value in one that ends in {@code .html} is escaped. */
final class Templates {
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    String render(String name, Map<String, Object> values) {
        return compiled.computeIfAbsent(name, Templates::compile).execute(values);
    }

    private static Template compile(String name) {
        String folder = name.substring(0, name.indexOf('/') + 1);
        return Mustache.compiler().escapeHTML(name.endsWith(".html"))
                .withLoader(partial -> new StringReader(read(folder + partial))).compile(read(name));
    }

    private static String read(String name) {
        try (var template = Templates.class.getResourceAsStream("/templates/" + name)) {
            if (template == null) {
                throw new IllegalStateException("no template " + name);
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
