package com.team.orders;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The team's own table, in the team's own transactions. */
@Repository
public class Notes {

    private final JdbcClient jdbc;

    public Notes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void add(String text) {
        jdbc.sql("insert into shop.note (text) values (?)").param(text).update();
        if (text.isBlank()) {
            throw new IllegalArgumentException("a note says something");
        }
    }

    public long count() {
        return jdbc.sql("select count(*) from shop.note").query(Long.class).single();
    }
}
