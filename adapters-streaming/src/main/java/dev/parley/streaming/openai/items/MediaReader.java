package dev.parley.streaming.openai.items;

import dev.parley.application.input.InputObject;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;

import org.jspecify.annotations.Nullable;

import java.net.URLConnection;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Reads pictures and files (contract, section 4.3). */
public final class MediaReader {

    private static final int LONGEST_IMAGE_URL = 20_971_520;
    private static final int LONGEST_FILE = 33_554_432;
    private static final String DATA = "data:";
    private static final String ANY_TYPE = "application/octet-stream";

    private MediaReader() {}

    /** An {@code input_image} of this wire. */
    static Part inputImage(InputObject image) {
        refuseFileId(image);
        return image(image, "image_url");
    }

    /** A picture whose address is in one member and whose detail is in another. */
    public static Part image(InputObject image, String urlMember) {
        var url = image.requiredText(urlMember, LONGEST_IMAGE_URL);
        var detail = image.oneOf("detail", List.of("auto", "low", "high", "original"));
        return new Part.Image(
                url.startsWith(DATA)
                        ? inline(image, urlMember, url, null)
                        : remote(image, urlMember, url),
                detail == null
                        ? Part.Detail.AUTO
                        : Part.Detail.valueOf(detail.toUpperCase(Locale.ROOT)));
    }

    /** An {@code input_file} of this wire: data with a name, or an address. */
    static Part inputFile(InputObject file) {
        refuseFileId(file);
        var name = file.text("filename", 255);
        var url = file.text("file_url", LONGEST_IMAGE_URL);
        var data = file.text("file_data", LONGEST_FILE);
        if (url != null && data != null) {
            throw file.value("file_url")
                    .refused(Rule.EXCLUSIVE, "cannot be given together with \"file_data\"");
        }
        if (url != null) {
            return new Part.File(name, remote(file, "file_url", url));
        }
        if (data == null) {
            throw file.value("file_data").refused(Rule.MISSING, "or \"file_url\" is required");
        }
        return new Part.File(name, data(file, data, name));
    }

    /** A file of a chat: data with a name. */
    public static Part chatFile(InputObject file) {
        refuseFileId(file);
        var name = file.text("filename", 255);
        return new Part.File(name, data(file, file.requiredText("file_data", LONGEST_FILE), name));
    }

    private static Media data(InputObject file, String data, @Nullable String name) {
        if (name == null) {
            throw file.value("filename").refused(Rule.MISSING, "is required with \"file_data\"");
        }
        return inline(file, "file_data", data, name);
    }

    private static void refuseFileId(InputObject part) {
        if (part.has("file_id")) {
            throw part.value("file_id")
                    .refused(Rule.UNSUPPORTED, "is not offered here: send the file itself");
        }
    }

    private static Media remote(InputObject part, String member, String url) {
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            throw part.value(member)
                    .refused(Rule.INVALID_VALUE, "must be an http, https or data URL");
        }
        return new Media.Remote(url);
    }

    private static Media inline(
            InputObject part, String member, String data, @Nullable String name) {
        var comma = data.startsWith(DATA) ? data.indexOf(',') : -1;
        var head = comma < 0 ? "" : data.substring(DATA.length(), comma);
        if (data.startsWith(DATA) && !head.endsWith(";base64")) {
            throw part.value(member).refused(Rule.INVALID_VALUE, "must be a data URL in base64");
        }
        var type = head.isEmpty() ? "" : head.substring(0, head.indexOf(';'));
        try {
            var bytes = Base64.getMimeDecoder().decode(data.substring(comma + 1));
            return new Media.Inline(type.isEmpty() ? typeOf(name) : type, bytes);
        } catch (IllegalArgumentException notBase64) {
            throw part.value(member).refused(Rule.INVALID_VALUE, "is not valid base64");
        }
    }

    private static String typeOf(@Nullable String name) {
        var guess = name == null ? null : URLConnection.guessContentTypeFromName(name);
        return guess == null ? ANY_TYPE : guess;
    }
}
