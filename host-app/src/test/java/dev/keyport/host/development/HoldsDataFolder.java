package dev.keyport.host.development;

import java.io.IOException;
import java.nio.file.Path;

/** A process that opens the data folder, says how that went, and keeps it open until its input ends. */
final class HoldsDataFolder {

    private HoldsDataFolder() {}

    public static void main(String[] args) throws IOException {
        try (DataFolder folder = DataFolder.open(Path.of(args[0]))) {
            System.out.println("open " + folder.path());
            while (System.in.read() >= 0) {}
        } catch (DataFolderInUseException e) {
            System.out.println("in use");
        }
    }
}
