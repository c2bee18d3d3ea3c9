namespace Toolbox24.Domain.Evidence;

public enum EvidenceFormat { Jpeg, Png, WebP, Mp4, WebM }

/// <summary>What may be sent as evidence: how much, and what it must begin with, whatever its sender calls it.</summary>
public static class EvidenceFile
{
    public const long MostPhotoBytes = 8_000_000;

    public const long MostVideoBytes = 200_000_000;

    /// <summary>As many of its first bytes as tell the format of any file.</summary>
    public const int HeadBytes = 64;

    /// <summary>The most that one file of a kind may have, in bytes.</summary>
    public static long MostBytes(EvidenceKind kind) => kind == EvidenceKind.Photo ? MostPhotoBytes : MostVideoBytes;

    /// <summary>What a file is, told from how it begins; null where it is nothing that this kind can be.</summary>
    /// <param name="kind">What it is to be.</param>
    /// <param name="head">Its first <see cref="HeadBytes" />, or all of it.</param>
    public static EvidenceFormat? FormatOf(EvidenceKind kind, ReadOnlySpan<byte> head)
    {
        var format = FormatOf(head);
        var isPhoto = format is EvidenceFormat.Jpeg or EvidenceFormat.Png or EvidenceFormat.WebP;
        return isPhoto == (kind == EvidenceKind.Photo) ? format : null;
    }

    private static EvidenceFormat? FormatOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return EvidenceFormat.Jpeg;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return EvidenceFormat.Png;

        // Matroska's header names the kind of document; WebM is one.
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) && head.IndexOf("webm"u8) > 0) return EvidenceFormat.WebM;
        if (head.Length < 12) return null;
        if (head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8)) return EvidenceFormat.WebP;

        return head[4..].StartsWith("ftyp"u8) ? EvidenceFormat.Mp4 : null;
    }
}
