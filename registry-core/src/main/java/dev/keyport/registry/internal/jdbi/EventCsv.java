package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.RowCopy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes rows as PostgreSQL formats them, with the end of line of RFC 4180, names in quotes like everything else, and with the time in
 * front in the form of ISO 8601. Formatting the time in SQL would take as long as all the rest.
 */
final class EventCsv implements RowCopy.RowSink {

    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] END_OF_TIME = "Z\"".getBytes(StandardCharsets.US_ASCII);

    /** {@code "2026-11-21 15:48:26}: behind it come the digits of the second, if any, and {@code +00"}. */
    private static final int SECONDS = 20;

    private static final int DAY = 11;
    private static final int MICROS = 6;

    private final OutputStream out;

    EventCsv(OutputStream out) {
        this.out = out;
    }

    @Override
    public void accept(byte[] row) throws IOException {
        if (row[0] != '"') {
            out.write(names(row));
            return;
        }
        int from = row.length > SECONDS && row[DAY] == ' ' ? writeTime(row) : 0;
        out.write(row, from, row.length - 1 - from);
        out.write(CRLF);
    }

    /** PostgreSQL quotes every field, and no name. */
    private static byte[] names(byte[] row) {
        String names = new String(row, 0, row.length - 1, StandardCharsets.US_ASCII);
        return ("\"" + names.replace(",", "\",\"") + "\"\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes the field and returns where the next one begins. */
    private int writeTime(byte[] row) throws IOException {
        byte[] time = new byte[SECONDS + 1 + MICROS];
        System.arraycopy(row, 0, time, 0, SECONDS);
        time[DAY] = 'T';
        time[SECONDS] = '.';
        int digits = 0;
        int at = SECONDS;
        if (row[at] == '.') {
            while (row[++at] != '+') {
                time[SECONDS + 1 + digits++] = row[at];
            }
        }
        while (digits < MICROS) {
            time[SECONDS + 1 + digits++] = '0';
        }
        out.write(time);
        out.write(END_OF_TIME);
        return at + "+00\"".length();
    }
}
