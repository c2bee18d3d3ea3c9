using System.Buffers.Binary;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Passes;

/// <summary>What a pass lets somebody do.</summary>
public enum PassPurpose : byte
{
    PickUp = 1,
    Return = 2,
}

/// <summary>What the server lets one phone do at one site.</summary>
/// <param name="Id">Names it: who revokes it says which.</param>
/// <param name="Rental">The rental whose doors it opens.</param>
/// <param name="Site">Where; it opens nothing elsewhere.</param>
/// <param name="Purpose">To do what.</param>
/// <param name="From">From when on, to the second.</param>
/// <param name="Until">Until when, to the second; not then any more.</param>
/// <param name="Phone">Whose signature must come with it.</param>
public sealed record PassGrant(
    Guid Id, RentalId Rental, SiteId Site, PassPurpose Purpose, DateTimeOffset From, DateTimeOffset Until, PhoneKey Phone)
{
    /// <summary>Format, purpose, three ids, two instants and a key.</summary>
    internal const int Length = 2 + (3 * IdLength) + (2 * sizeof(uint)) + PhoneKey.Length;

    private const byte Format = 1;
    private const int IdLength = 16;

    /// <summary>The bytes that the server signs: numbers have their highest byte first.</summary>
    public byte[] Write()
    {
        var bytes = new byte[Length];
        (bytes[0], bytes[1]) = (Format, (byte)Purpose);
        var rest = bytes.AsSpan(2);
        foreach (var id in new[] { Id, Rental.Value, Site.Value })
        {
            id.TryWriteBytes(rest, bigEndian: true, out _);
            rest = rest[IdLength..];
        }

        foreach (var at in new[] { From, Until })
        {
            BinaryPrimitives.WriteUInt32BigEndian(rest, checked((uint)at.ToUnixTimeSeconds()));
            rest = rest[sizeof(uint)..];
        }

        Phone.Point.AsSpan().CopyTo(rest);
        return bytes;
    }

    /// <returns>Null where these are not the bytes of a grant.</returns>
    internal static PassGrant? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length || bytes[0] != Format || !Enum.IsDefined((PassPurpose)bytes[1])) return null;

        var ids = bytes[2..];
        var instants = ids[(3 * IdLength)..];
        if (PhoneKey.Of(instants[(2 * sizeof(uint))..]) is not { } phone) return null;

        return new PassGrant(
            Id(ids), new RentalId(Id(ids[IdLength..])), new SiteId(Id(ids[(2 * IdLength)..])), (PassPurpose)bytes[1],
            At(instants), At(instants[sizeof(uint)..]), phone);

        static Guid Id(ReadOnlySpan<byte> from) => new(from[..IdLength], bigEndian: true);
        static DateTimeOffset At(ReadOnlySpan<byte> from) => DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(from));
    }
}
