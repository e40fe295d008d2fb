package com.xero;

/** Stands for a vendor's SDK. */
public final class XeroClient {

    public String post(String invoice) {
        return invoice;
    }
}
