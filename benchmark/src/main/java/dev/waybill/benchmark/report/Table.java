package dev.waybill.benchmark.report;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of text, as Markdown or HTML. */
public record Table(String title, List<String> header, List<List<String>> rows) {

    String markdown() {
        String body = Stream.concat(Stream.of(header, Collections.nCopies(header.size(), "---")), rows.stream())
                .map(row -> row.stream().map(Table::marked).collect(Collectors.joining(" | ", "| ", " |")))
                .collect(Collectors.joining("\n"));
        return "## " + title + "\n\n" + body + "\n";
    }

    String html() {
        return "<h2>" + escaped(title) + "</h2>\n<table>\n" + row(header, "th")
                + rows.stream().map(row -> row(row, "td")).collect(Collectors.joining()) + "</table>\n";
    }

    private static String marked(String cell) {
        return cell.replace("|", "\\|").replaceAll("\\s+", " ");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String row(List<String> cells, String tag) {
        return cells.stream().map(cell -> "<%1$s>%2$s</%1$s>".formatted(tag, escaped(cell)))
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }
}
