package dev.parley.bootstrap.command;

import dev.parley.bootstrap.installation.Installation;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.OwnerId;
import dev.parley.streaming.openai.exports.Exports;
import dev.parley.streaming.openai.exports.Exports.Format;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;

/** {@code parley export}. */
@Command(
        name = "export",
        description = {
            "Writes one conversation, or all of an owner, with everything in them.",
            "The service may be running meanwhile; what is being answered is written as far as it"
                    + " has come."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ExportCommand extends StoreCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "CONVERSATION",
            description =
                    "The conversation's id, such as conv_0199f3…. Default: all of the owner's.")
    private @Nullable String conversation;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "json, jsonl (a line for each conversation) or markdown. Default: json for one,"
                            + " jsonl for all.")
    private @Nullable String format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description =
                    "File to write to, readable by its owner only; replaced when all is written."
                            + " Default: standard output.")
    private @Nullable Path output;

    @Option(
            names = "--owner",
            paramLabel = "OWNER",
            description = "Whose conversations. Default: installation.")
    private String owner = OwnerId.INSTALLATION.value();

    /** A file is this process's business, whoever does the work. */
    @Override
    public Integer call() {
        var file = output;
        return file == null || administration().isService()
                ? super.call()
                : new OutputFile(file).write(commandLine(), super::call);
    }

    @Override
    int run(Installation installation) {
        var pieces = pieces(installation);
        while (pieces.hasNext()) {
            out().print(new String(pieces.next(), StandardCharsets.UTF_8));
            if (out().checkError()) {
                err().println("The export could not be written to its end.");
                return ExitCode.SOFTWARE;
            }
        }
        return ExitCode.OK;
    }

    private Iterator<byte[]> pieces(Installation installation) {
        var useCases = installation.useCases();
        var exports =
                new Exports(
                        useCases.readConversation(),
                        useCases.listConversations(),
                        useCases.listMessages(),
                        useCases.readGeneration(),
                        installation.clock());
        var caller = Caller.actingFor(owner());
        return conversation == null
                ? exports.all(caller, format(Format.JSONL))
                : exports.one(caller, conversation, format(Format.JSON));
    }

    private OwnerId owner() {
        if (!OwnerId.isValid(owner)) {
            throw wrong("--owner", owner, OWNER_ALLOWED);
        }
        return new OwnerId(owner);
    }

    private Format format(Format byDefault) {
        var given = format;
        return given == null
                ? byDefault
                : Arrays.stream(Format.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(given))
                        .findFirst()
                        .orElseThrow(() -> wrong("--format", given, "json, jsonl or markdown"));
    }
}
