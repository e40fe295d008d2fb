package com.planted.dropping.orders;

import com.planted.dropping.port.tax.TaxPort;

public final class ByOwnPort {

    void file(TaxPort taxes) {
        taxes.file("2026");
    }
}
