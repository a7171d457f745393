package dev.waybill.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** The report as one page that needs no other file. */
final class Page {
    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Benchmark</title>
            <style>
            body { font: 15px sans-serif; margin: 2em; max-width: 90em }
            table { border-collapse: collapse } th, td { border: 1px solid #ccc; padding: .2em .6em; text-align: left }
            img { max-width: 100%% }
            </style></head><body>
            <h1>Benchmark</h1>
            <p>%s</p>
            %s</body></html>
            """;

    private Page() {
    }

    static String of(String head, List<Table> tables, List<Path> plots) throws IOException {
        StringBuilder body = new StringBuilder();
        for (Path plot : plots) {
            body.append("<p><img alt=\"%s\" src=\"data:image/png;base64,%s\"></p>\n".formatted(plot.getFileName(),
                    Base64.getEncoder().encodeToString(Files.readAllBytes(plot))));
        }
        tables.forEach(table -> body.append(table.html()));
        return FRAME.formatted(Table.escaped(head), body);
    }
}
