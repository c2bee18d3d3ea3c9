namespace Toolbox24.Domain.Catalog;

public enum PhotoFormat { Jpeg, Png, WebP }

/// <summary>
/// A picture whose format was told from its bytes, whatever its sender said, and from which everything was taken out that is not
/// needed to show it: where, when and with what it was made.
/// </summary>
/// <param name="Format">What it is.</param>
/// <param name="Width">In pixels, as stored.</param>
/// <param name="Height">In pixels, as stored.</param>
/// <param name="Bytes">What is left of it.</param>
public sealed record PhotoFile(PhotoFormat Format, int Width, int Height, byte[] Bytes)
{
    public const int MostBytes = 5_000_000;

    /// <summary>What a telephone takes; a file that says to be more is made to exhaust whoever opens it.</summary>
    public const long MostPixels = 40_000_000;

    public static Result<PhotoFile> Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > MostBytes) return new PhotoTooLarge(file.Length, MostBytes);
        if ((JpegFile.Read(file) ?? PngFile.Read(file) ?? WebPFile.Read(file)) is not { } photo) return new UnreadablePhoto();

        var pixels = (long)photo.Width * photo.Height;
        return pixels > MostPixels ? new PhotoTooManyPixels(pixels, MostPixels) : photo;
    }
}

/// <summary>Names one picture for ever: what it names never changes.</summary>
public readonly record struct MediaId(Guid Value)
{
    public static MediaId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>A picture of a tool: the first is what a customer's own are compared with before any return.</summary>
/// <param name="Media">Which picture.</param>
/// <param name="Alt">What is on it, in French, for who cannot see it.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record ToolPhoto(MediaId Media, string Alt, int Width, int Height);

/// <summary>Gives a picture its place among those of a tool.</summary>
/// <param name="Media">Which picture.</param>
/// <param name="Alt">What is on it, in French, for who cannot see it.</param>
public sealed record PlacePhoto(MediaId Media, string Alt)
{
    /// <summary>A tool has no more pictures than this.</summary>
    public const int Most = 12;

    public const int LongestAlt = 200;

    /// <summary>Why these cannot be a tool's pictures; null where they can.</summary>
    public static Refusal? Refuse(IReadOnlyList<PlacePhoto> photos)
    {
        if (photos.Count > Most) return new TooManyPhotos(Most);

        return photos.Select(photo => Names.Refuse(photo.Alt, LongestAlt)).FirstOrDefault(refusal => refusal is not null);
    }
}

public sealed record PhotoTooLarge(long Bytes, int Most) : Refusal("The file is too large for a picture.");

public sealed record PhotoTooManyPixels(long Pixels, long Most) : Refusal("The picture has too many pixels.");

public sealed record UnreadablePhoto() : Refusal("This is no whole picture in JPEG, PNG or WebP.");

public sealed record UnknownPhoto() : Refusal("There is no such picture.");

public sealed record TooManyPhotos(int Most) : Refusal("A tool has fewer pictures than that.");

/// <summary>The address was never this session's, has been used, or its time is over.</summary>
public sealed record UploadOver() : Refusal("Nothing can be sent to this address any more.");
