package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.models.conversations.ConversationCreateParams;
import com.openai.models.conversations.items.ItemListParams;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Check 2: pages of items, with Java's SDK as the reader, validation on. */
class PagingIT {

    private static final int ITEMS = 45;

    @TempDir private static Path data;

    private static Installation installation;
    private static OpenAIClient client;

    @BeforeAll
    static void start() {
        installation = Installation.start(data);
        client = installation.sdk();
    }

    @AfterAll
    static void end() {
        client.close();
        installation.close();
    }

    @DisplayName("Check 2: 45 items come once each, newest first, and oldest first when asked")
    @Test
    void items_come_once_each_in_both_directions() {
        var api = installation.api();
        var conversation = api.conversation();
        var path = "/v1/conversations/" + conversation + "/items";
        for (var from : new int[] {0, 20, 40}) {
            api.post(path, items(from, Math.min(ITEMS, from + 20))).ok();
        }
        api.post(path, items(0, 21)).refused(400, "array_above_max_length", "items");

        var asked = IntStream.range(0, ITEMS).mapToObj(number -> "Question " + number).toList();
        var list = ItemListParams.builder().conversationId(conversation);
        assertThat(read(list.build())).isEqualTo(asked.reversed());
        assertThat(read(list.limit(10).build())).isEqualTo(asked.reversed());
        assertThat(read(list.order(ItemListParams.Order.ASC).build())).isEqualTo(asked);
    }

    @DisplayName("Check 2: an empty list can be read, and has empty ids")
    @Test
    void an_empty_list_can_be_read() {
        var conversation =
                client.conversations().create(ConversationCreateParams.builder().build());

        var page = client.conversations().items().list(conversation.id());

        assertThat(page.data()).isEmpty();
        assertThat(page.hasNextPage()).isFalse();
        var path = "/v1/conversations/" + conversation.id() + "/items";
        assertThat(installation.api().get(path).text("/first_id")).isEmpty();
        assertThat(installation.api().get(path).text("/last_id")).isEmpty();
    }

    private static List<String> read(ItemListParams asking) {
        var texts = new ArrayList<String>();
        client.conversations()
                .items()
                .list(asking)
                .autoPager()
                .forEach(item ->
                        texts.add(item.asMessage().content().getFirst().asInputText().text()));
        return texts;
    }

    private static String items(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj("{'role':'user','content':'Question %d'}"::formatted)
                .collect(Collectors.joining(",", "{'items':[", "]}"));
    }
}
