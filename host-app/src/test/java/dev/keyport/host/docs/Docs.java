package dev.keyport.host.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of the documentation and the code blocks in them. */
final class Docs {

    static final Path ROOT = root();

    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);

    private Docs() {}

    /**
     * A code block.
     *
     * @param name the page and the number of the block in it
     */
    record Block(String name, String language, String text) {

        @Override
        public String toString() {
            return name + " (" + language + ")";
        }
    }

    static List<Path> pages() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages =
                    new ArrayList<>(docs.filter(path -> path.toString().endsWith(".md"))
                            .sorted()
                            .toList());
            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                    .map(ROOT::resolve)
                    .forEach(pages::add);
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String page) {
        return text(ROOT.resolve(page));
    }

    static List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (Path page : pages()) {
            Matcher matcher = BLOCK.matcher(text(page));
            for (int number = 1; matcher.find(); number++) {
                blocks.add(new Block(ROOT.relativize(page) + " block " + number, matcher.group(1), matcher.group(2)));
            }
        }
        return blocks;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/README.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
