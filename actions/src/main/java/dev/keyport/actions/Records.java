package dev.keyport.actions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Records of ports as JSON has them: their components by name, times in ISO 8601, and nothing for what is null. */
final class Records {

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Records() {}

    static Map<String, Object> members(Object portRecord) {
        return JSON.convertValue(portRecord, MEMBERS);
    }
}
