package dev.keyport.port.tck;

class StallCommerceContractTest extends StallContract {

    @Override
    String[] capabilities() {
        return new String[] {"import_customers", "sync_products"};
    }
}
