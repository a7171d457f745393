package dev.waybill.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A java command line whose options stand in a private file, because anybody may read a command line. */
final class JavaCommand {

    /** Linux gives large pages to who asks, where it may; the JVMs of other systems do not know the option. */
    static final List<String> LARGE_PAGES = System.getProperty("os.name").equals("Linux")
            ? List.of("-XX:+UseTransparentHugePages") : List.of();

    private final List<String> options = new ArrayList<>();

    JavaCommand options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    JavaCommand options(List<String> more) {
        options.addAll(more);
        return this;
    }

    JavaCommand property(String name, Object value) {
        options.add("-D" + name + "=" + value);
        return this;
    }

    JavaCommand properties(Map<String, ?> properties) {
        properties.forEach(this::property);
        return this;
    }

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Writes the options to the file; {@code arguments} stay visible. */
    List<String> write(Path file, String... arguments) {
        StringBuilder text = new StringBuilder();
        for (String option : options) {
            text.append('"').append(option.replace("\\", "\\\\").replace("\"", "\\\"")).append("\"\n");
        }
        PrivateFile.write(file, text.toString());
        List<String> command = new ArrayList<>();
        command.add(executable());
        command.add("@" + file);
        command.addAll(List.of(arguments));
        return command;
    }
}
