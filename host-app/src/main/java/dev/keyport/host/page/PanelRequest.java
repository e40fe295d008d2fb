package dev.keyport.host.page;

import dev.keyport.host.http.Form;
import dev.keyport.port.ConnectionId;
import io.javalin.http.Context;
import java.io.IOException;

/** Something that is asked of a connection, from the place where it is shown. */
record PanelRequest(Context context, Page page, ConnectionId id, Place place) {

    /** By an address. */
    static PanelRequest asked(Context context, Page page) {
        String place = context.queryParam("place");
        return new PanelRequest(context, page, Paths.connection(context), Place.of(place == null ? "" : place));
    }

    /** By a form. */
    static PanelRequest sent(Context context, Page page) throws IOException {
        Place place = Place.of(Form.read(context).text("place"));
        return new PanelRequest(context, page, Paths.connection(context), place);
    }
}
