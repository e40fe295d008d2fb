package dev.keyport.host.report;

import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;

/** Rows of text in columns that are as wide as their widest cell; the last one wraps. */
final class TextTable {

    private static final int GAP = 3;
    private static final int LINE = 120;
    private static final int NARROWEST_LAST = 40;

    private TextTable() {}

    static String of(List<List<String>> rows) {
        int columns = rows.get(0).size();
        Column[] layout = new Column[columns];
        int used = 0;
        for (int i = 0; i < columns - 1; i++) {
            int column = i;
            int width = GAP
                    + rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0);
            layout[i] = new Column(width, 0, Overflow.SPAN);
            used += width;
        }
        layout[columns - 1] = new Column(Math.max(NARROWEST_LAST, LINE - used), 0, Overflow.WRAP);
        Help.TextTable table = Help.TextTable.forColumns(new ColorScheme.Builder(Ansi.OFF).build(), layout);
        rows.forEach(row -> table.addRowValues(row.toArray(new String[0])));
        return table.toString();
    }
}
