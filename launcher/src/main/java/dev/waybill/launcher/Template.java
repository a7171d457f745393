package dev.waybill.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with <code>${names}</code> in lower case; servers' own <code>${NAME=..}</code> stay as they are. */
final class Template {

    private static final Pattern NAME = Pattern.compile("\\$\\{([a-z][a-z0-9.-]*)}");

    private final Path file;

    Template(Path file) {
        this.file = file;
    }

    /** @throws LaunchException if a name has no value */
    String fill(Map<String, String> values) {
        try {
            return NAME.matcher(Files.readString(file))
                    .replaceAll(found -> Matcher.quoteReplacement(value(values, found.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new LaunchException(file + " asks for ${" + name + "}, which has no value");
        }
        return value;
    }
}
