using System.Buffers.Binary;
using System.Buffers.Text;
using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using QRCoder;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Passes;

/// <summary>What a phone shows, as docs/kiosk.md says, and as a scanner reads it.</summary>
[Trait("story", "T24-401")]
public sealed class PassFormatTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly PassKey server = new(new ServerKey(new string('k', 40)));
    private readonly TestPhone phone = new();
    private readonly PassGrant grant;
    private readonly string shown;

    public PassFormatTests()
    {
        grant = new(
            Guid.CreateVersion7(), RentalId.New(Noon), SiteId.New(Noon), PassPurpose.Return, Noon.AddMinutes(-15), Noon.AddHours(1), phone.Key);
        shown = phone.Show(server.Sign(grant).AsSpan(), Noon);
    }

    public void Dispose()
    {
        server.Dispose();
        phone.Dispose();
    }

    [Fact]
    public void The_bytes_are_where_the_documentation_has_them()
    {
        Assert.Equal((343, "T24:"), (shown.Length, shown[..4]));
        var bytes = Base64Url.DecodeFromChars(shown.AsSpan(4));

        Assert.Equal((254, 1, 2), (bytes.Length, bytes[0], bytes[1]));
        Assert.Equal((grant.Id, grant.Rental.Value, grant.Site.Value), (IdAt(2), IdAt(18), IdAt(34)));
        Assert.Equal((grant.From.ToUnixTimeSeconds(), grant.Until.ToUnixTimeSeconds(), Noon.ToUnixTimeSeconds() / 90), (NumberAt(50), NumberAt(54), NumberAt(186)));
        using var ours = ECDsa.Create();
        ours.ImportSubjectPublicKeyInfo(server.PublicKey, out _);
        Assert.True(ours.VerifyData(bytes.AsSpan(0, 122), bytes.AsSpan(122, 64), HashAlgorithmName.SHA256));
        using var theirs = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = bytes[58..90], Y = bytes[90..122] } });
        Assert.True(theirs.VerifyData(bytes.AsSpan(0, 190), bytes.AsSpan(190), HashAlgorithmName.SHA256));

        Guid IdAt(int at) => new(bytes.AsSpan(at, 16), bigEndian: true);
        long NumberAt(int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
    }

    [Fact]
    public void A_picture_of_it_is_read_by_a_scanner_letter_for_letter()
    {
        var file = Path.Combine(Path.GetTempPath(), $"pass-{Guid.NewGuid():n}.png");
        try
        {
            File.WriteAllBytes(file, PngByteQRCodeHelper.GetQRCode(shown, QRCodeGenerator.ECCLevel.M, size: 6));

            Assert.Equal(shown, Scan(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Scan(string file)
    {
        try
        {
            using var scanner = Process.Start(new ProcessStartInfo("zbarimg", ["--quiet", "--raw", file]) { RedirectStandardOutput = true })!;
            return scanner.StandardOutput.ReadToEnd().TrimEnd();
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("zbarimg is missing: install the Debian package zbar-tools, or run make test.", missing);
        }
    }
}
