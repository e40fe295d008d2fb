package dev.keyport.registry.job;

import java.util.List;
import java.util.Map;

/** What can be done in a workshop in the background. */
final class WorkshopActions {

    private static final String NOTHING = "{\"type\":\"object\",\"additionalProperties\":false}";
    private static final String COLOUR = """
            {"type":"object","properties":{"colour":{"type":"string"}},"required":["colour"],"additionalProperties":false}
            """;

    private WorkshopActions() {}

    static List<Action<?>> all() {
        return List.of(new ImportParts(), new Make(), new Paint());
    }

    record ImportParts() implements Action<Workshop> {

        @Override
        public String capability() {
            return Workshop.IMPORT_PARTS;
        }

        @Override
        public Class<Workshop> port() {
            return Workshop.class;
        }

        @Override
        public String inputSchema() {
            return NOTHING;
        }

        @Override
        public boolean isSync() {
            return true;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public Step run(Workshop port, Work work) {
            Workshop.Parts parts = port.parts(work.cursor());
            List<Item> items = parts.names().stream()
                    .map(name -> new Item(name, Map.of("name", name)))
                    .toList();
            return Step.page(parts.outcome(), items, parts.next(), parts.more());
        }
    }

    /** Carries the id of the job as its key, and so can be repeated. */
    record Make() implements Action<Workshop> {

        @Override
        public String capability() {
            return Workshop.MAKE;
        }

        @Override
        public Class<Workshop> port() {
            return Workshop.class;
        }

        @Override
        public String inputSchema() {
            return NOTHING;
        }

        @Override
        public boolean isSync() {
            return false;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public Step run(Workshop port, Work work) {
            Workshop.Made made = port.make(work.job().toString());
            return Step.done(made.outcome(), Map.of("key", work.job().toString()), made.message());
        }
    }

    /** Has no key, and must not be repeated when nobody knows what came of it. */
    record Paint() implements Action<Workshop> {

        @Override
        public String capability() {
            return Workshop.PAINT;
        }

        @Override
        public Class<Workshop> port() {
            return Workshop.class;
        }

        @Override
        public String inputSchema() {
            return COLOUR;
        }

        @Override
        public void check(Map<String, Object> input) {
            if ("plaid".equals(input.get("colour"))) {
                throw new IllegalArgumentException("that is no colour");
            }
        }

        @Override
        public boolean isSync() {
            return false;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public Step run(Workshop port, Work work) {
            Workshop.Made made = port.paint(String.valueOf(work.input().get("colour")));
            return Step.done(made.outcome(), Map.of(), made.message());
        }
    }
}
