package dev.parley.streaming.provider.standin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the stand-in answers to one call. Scripts do not change; each method gives another one.
 *
 * @param headers besides those that every answer has
 * @param body of an answer that is no stream; a stream follows its steps instead
 * @param bytesPerWrite how many bytes leave at once, so that lines and characters are cut; 0 for
 *     whole pieces
 * @param lineEnd what ends a line of the stream
 * @param isHeldBack whether not even the status is sent before the test releases one token
 */
public record Script(
        int status,
        Map<String, String> headers,
        String body,
        List<Step> steps,
        int bytesPerWrite,
        String lineEnd,
        boolean isHeldBack) {

    public Script {
        headers = Map.copyOf(headers);
        steps = List.copyOf(steps);
    }

    /** Exactly these steps, nothing added. */
    public static Script of(Step... steps) {
        return new Script(200, Map.of(), "", List.of(steps), 0, "\n", false);
    }

    /** A whole answer of numbered tokens, with its reason, its token counts and its end. */
    public static Script tokens(int count) {
        return tokensOnly(count)
                .then(new Step.Finish("stop"), new Step.Usage(7, 0, count, 0), new Step.Done());
    }

    /** The tokens, and nothing that ends the answer. */
    public static Script tokensOnly(int count) {
        return of(
                IntStream.range(0, count)
                        .mapToObj(index -> new Step.Text(token(index)))
                        .toArray(Step[]::new));
    }

    /** A whole answer with these texts. */
    public static Script saying(String... texts) {
        return of(Arrays.stream(texts).map(Step.Text::new).toArray(Step[]::new))
                .then(
                        new Step.Finish("stop"),
                        new Step.Usage(7, 0, texts.length, 0),
                        new Step.Done());
    }

    /** An answer that is no stream. */
    public static Script refusing(int status, String body) {
        return new Script(
                status,
                Map.of("content-type", "application/json"),
                body,
                List.of(),
                0,
                "\n",
                false);
    }

    /**
     * The token of this number, as it stands in the answer; what all tokens together say shows
     * every loss.
     */
    public static String token(int index) {
        return "t" + index + " ";
    }

    /** What the first tokens together say. */
    public static String tokensTogether(int count) {
        var together = new StringBuilder();
        IntStream.range(0, count).forEach(index -> together.append(token(index)));
        return together.toString();
    }

    public Script then(Step... more) {
        return with(Stream.concat(steps.stream(), Arrays.stream(more)).toList());
    }

    /** The same, but every token waits for the test. */
    public Script gated() {
        return beforeEachText(new Step.Gate());
    }

    /** The same, at this pace. */
    public Script paced(Duration pause) {
        return beforeEachText(new Step.Pause(pause));
    }

    /** The same without any step of this kind. */
    public Script without(Class<? extends Step> kind) {
        return with(steps.stream().filter(step -> !kind.isInstance(step)).toList());
    }

    public Script header(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Script(status, more, body, steps, bytesPerWrite, lineEnd, isHeldBack);
    }

    /** The same bytes, but so many at once. */
    public Script cutInto(int bytes) {
        return new Script(status, headers, body, steps, bytes, lineEnd, isHeldBack);
    }

    /** The same, but the status too waits for the test. */
    public Script heldBack() {
        return new Script(status, headers, body, steps, bytesPerWrite, lineEnd, true);
    }

    public Script withLineEnd(String newLineEnd) {
        return new Script(status, headers, body, steps, bytesPerWrite, newLineEnd, isHeldBack);
    }

    private Script beforeEachText(Step before) {
        var spread = new ArrayList<Step>();
        for (var step : steps) {
            if (step instanceof Step.Text) {
                spread.add(before);
            }
            spread.add(step);
        }
        return with(spread);
    }

    private Script with(List<Step> newSteps) {
        return new Script(status, headers, body, newSteps, bytesPerWrite, lineEnd, isHeldBack);
    }
}
