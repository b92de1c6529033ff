package org.partnerhub.secrets;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Finds secrets by name in the folder of the installation: one file a secret, which nobody but its owner may read. */
public final class Secrets {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

    private final Path folder;

    /** @param folder has one file for each secret */
    public Secrets(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Whether {@code text} is the shape of a secret's name; the secret itself need not exist. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * The secret as UTF-8 text, without the line break that an editor leaves at its end.
     *
     * @throws SecretException when it is missing, empty, no text, or open to others
     */
    public String text(String name) {
        Path file = file(name);
        String text = withoutLineBreak(read(name, file));
        if (text.isEmpty()) {
            throw new SecretException("the secret '" + name + "' is empty", "write its value to " + file);
        }
        return text;
    }

    /**
     * The secret's file, for what reads files itself, such as the client's key of an SFTP connection.
     *
     * @throws SecretException when it is missing or open to others
     */
    public Path file(String name) {
        Path file = folder.resolve(checked(name));
        if (!Files.isRegularFile(file)) {
            throw new SecretException(
                    "the secret '" + name + "' is missing", "write its value to " + file + ", then: chmod 600 " + file);
        }
        if (isOpenToOthers(name, file)) {
            throw new SecretException(
                    "the secret '" + name + "' is open to other users of this machine", "chmod 600 " + file);
        }
        return file;
    }

    private static String checked(String name) {
        if (!isName(name)) {
            // not repeated: it may be the secret itself, written where its name belongs
            throw new SecretException(
                    "a secret is asked for by something that is no secret's name",
                    "a name is lower-case letters, digits and hyphens, and the secret is in the file of that name");
        }
        return name;
    }

    private static String read(String name, Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new SecretException("the secret '" + name + "' is not UTF-8 text", "write its value to " + file);
        } catch (IOException e) {
            throw unreadable(name, file, e);
        }
    }

    private static boolean isOpenToOthers(String name, Path file) {
        try {
            return FilePrivacy.isOpenToOthers(file);
        } catch (IOException e) {
            throw unreadable(name, file, e);
        }
    }

    private static SecretException unreadable(String name, Path file, IOException e) {
        String problem = "the secret '" + name + "' cannot be read";
        return e instanceof AccessDeniedException
                ? new SecretException(problem, "let the hub's user own " + file)
                : new SecretException(problem, "check the disk that holds " + file);
    }

    private static String withoutLineBreak(String text) {
        String shorter = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return shorter.endsWith("\r") ? shorter.substring(0, shorter.length() - 1) : shorter;
    }
}
