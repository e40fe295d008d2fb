package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionId;
import dev.keyport.registry.job.ItemPage;
import dev.keyport.registry.job.Job;
import dev.keyport.registry.job.JobId;
import dev.keyport.registry.job.JobService;
import dev.keyport.registry.job.StoredItem;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What connections do in the background. */
public final class JobRoutes {

    private static final int DEFAULT_PAGE = 50;
    private static final String PATH = "/api/integrations/jobs/";
    private static final String LIMIT = "must be 1 to " + JobService.MAX_PAGE;

    private final JobService jobs;

    public JobRoutes(JobService jobs) {
        this.jobs = jobs;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/integrations/connections/{id}/actions/{capability}", Access.USE, this::start),
                Route.get("/api/integrations/jobs", Access.USE, this::list),
                Route.get("/api/integrations/jobs/{id}", Access.USE, this::get),
                Route.get("/api/integrations/jobs/{id}/items", Access.VIEW, this::items),
                Route.post("/api/integrations/jobs/{id}/cancel", Access.CONFIGURE, this::cancel));
    }

    private void start(Context context, Caller caller) throws IOException {
        Fields body = RequestBody.optionalJson(context, BodyLimit.STANDARD);
        String input = input(body);
        body.done();
        Job job = jobs.start(caller, PathNames.connection(context), context.pathParam("capability"), input);
        context.header("Location", PATH + job.id());
        Answer.json(context, 202, view(job));
    }

    private void get(Context context, Caller caller) {
        Answer.ok(context, view(jobs.get(caller, PathNames.job(context))));
    }

    private void list(Context context, Caller caller) {
        QueryParameters query = new QueryParameters(context);
        ConnectionId connection = query.optional(
                "connection", text -> new ConnectionId(QueryParameters.uuid(text)), "must be the id of a connection");
        Integer limit = query.optional("limit", JobRoutes::limit, LIMIT);
        JobId before =
                query.optional("before", text -> new JobId(QueryParameters.uuid(text)), "must be the id of a job");
        query.done();
        int most = limit == null ? DEFAULT_PAGE : limit;
        List<Job> found = jobs.list(caller, connection, before, most);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("jobs", found.stream().map(JobRoutes::view).toList());
        members.put(
                "next", found.size() < most ? null : found.get(most - 1).id().value());
        Answer.ok(context, members);
    }

    private void items(Context context, Caller caller) {
        QueryParameters query = new QueryParameters(context);
        Long after = query.optional("after", JobRoutes::position, "must be the position of an item");
        Integer limit = query.optional("limit", JobRoutes::limit, LIMIT);
        query.done();
        ItemPage page = jobs.items(
                caller, PathNames.job(context), after == null ? 0 : after, limit == null ? DEFAULT_PAGE : limit);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("items", page.items().stream().map(JobRoutes::view).toList());
        members.put("next", page.next());
        Answer.ok(context, members);
    }

    private void cancel(Context context, Caller caller) throws IOException {
        RequestBody.nothing(context);
        Answer.ok(context, view(jobs.cancel(caller, PathNames.job(context))));
    }

    /** The input as text; an empty object when it is absent. */
    private static String input(Fields body) {
        JsonNode input = body.any("input");
        if (input == null) {
            return "{}";
        }
        if (!input.isObject()) {
            body.wrong("input", "must be an object");
        }
        return input.toString();
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > JobService.MAX_PAGE) {
            throw new IllegalArgumentException("out of range");
        }
        return limit;
    }

    private static long position(String text) {
        long position = Long.parseLong(text);
        if (position < 0) {
            throw new IllegalArgumentException("out of range");
        }
        return position;
    }

    private static Map<String, @Nullable Object> view(Job job) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", job.id().toString());
        members.put(
                "connection", job.connection() == null ? null : job.connection().toString());
        members.put("capability", job.capability());
        members.put("state", job.state().lowerCaseName());
        members.put("attempt", job.attempt());
        members.put("maxAttempts", job.maxAttempts());
        members.put("runAt", job.runAt());
        members.put("pages", job.pages());
        members.put("items", job.items());
        members.put("outcome", job.outcome());
        members.put("result", job.result() == null ? null : Json.tree(job.result()));
        members.put("failureKind", job.failureKind());
        members.put("failureMessage", job.failureMessage());
        members.put("actor", job.actor().value());
        members.put("createdAt", job.createdAt());
        members.put("startedAt", job.startedAt());
        members.put("endedAt", job.endedAt());
        return members;
    }

    private static Map<String, @Nullable Object> view(StoredItem item) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("position", item.position());
        members.put("externalId", item.externalId());
        members.put("data", Json.tree(item.data()));
        return members;
    }
}
