package dev.keyport.registry.event;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Three readers of RFC 4180 by others: the records of a text, each with its fields. */
final class CsvReaders {

    static final Map<String, Function<String, List<List<String>>>> ALL = Map.of(
            "FastCSV", CsvReaders::fastCsv,
            "Commons CSV", CsvReaders::commonsCsv,
            "univocity", CsvReaders::univocity);

    private CsvReaders() {}

    static List<List<String>> fastCsv(String csv) {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(csv)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> commonsCsv(String csv) {
        try (org.apache.commons.csv.CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(csv))) {
            return parser.getRecords().stream().map(CSVRecord::toList).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It means well with spaces and line ends unless it is told not to. */
    private static List<List<String>> univocity(String csv) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setLineSeparatorDetectionEnabled(false);
        settings.getFormat().setLineSeparator("\r\n");
        settings.setNormalizeLineEndingsWithinQuotes(false);
        settings.trimValues(false);
        settings.setEmptyValue("");
        settings.setMaxCharsPerColumn(-1);
        return new CsvParser(settings)
                .parseAll(new StringReader(csv)).stream().map(Arrays::asList).toList();
    }
}
