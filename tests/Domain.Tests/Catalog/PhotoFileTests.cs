using System.Buffers.Binary;
using System.Text;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Tests.Catalog;

[Trait("story", "T24-201")]
public sealed class PhotoFileTests
{
    private const string Secret = "45.7606N 4.8594E";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_a_jpeg_stays_what_shows_it_and_which_way_is_up(bool isLittle)
    {
        var photo = PhotoFile.Read(Pictures.Jpeg(640, 480, up: 6, Secret, isLittle)).Value();

        Assert.Equal((PhotoFormat.Jpeg, 640, 480), (photo.Format, photo.Width, photo.Height));
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(photo.Bytes), StringComparison.Ordinal);
        Assert.Equal([0xFF, 0xD8, 0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6], photo.Bytes[..32]);
        Assert.Equal(photo.Bytes, PhotoFile.Read(photo.Bytes).Value().Bytes);
    }

    [Fact]
    public void A_jpeg_that_lies_right_gets_no_exif() =>
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(PhotoFile.Read(Pictures.Jpeg(8, 8, up: 1, Secret)).Value().Bytes), StringComparison.Ordinal);

    [Theory]
    [InlineData("tEXt")]
    [InlineData("eXIf")]
    [InlineData("iTXt")]
    [InlineData("tIME")]
    public void Of_a_png_stays_what_shows_it(string chunk)
    {
        var photo = PhotoFile.Read(Pictures.Png(640, 480, (chunk, Secret))).Value();

        Assert.Equal((PhotoFormat.Png, 640, 480), (photo.Format, photo.Width, photo.Height));
        Assert.Equal(Pictures.Png(640, 480), photo.Bytes);
    }

    [Theory]
    [InlineData("EXIF")]
    [InlineData("XMP ")]
    [InlineData("junk")]
    public void Of_a_webp_stays_what_shows_it(string chunk)
    {
        var photo = PhotoFile.Read(Pictures.WebP(640, 480, (chunk, Secret))).Value();

        Assert.Equal((PhotoFormat.WebP, 640, 480), (photo.Format, photo.Width, photo.Height));
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(photo.Bytes), StringComparison.Ordinal);
        Assert.Equal((uint)photo.Bytes.Length - 8, BinaryPrimitives.ReadUInt32LittleEndian(photo.Bytes.AsSpan(4)));
        Assert.Equal(0, photo.Bytes[20] & 0x0C);
    }

    [Fact]
    public void A_picture_that_moves_is_none_of_ours()
    {
        var moving = Pictures.WebP(8, 8);
        moving[20] |= 0x02;

        Assert.IsType<UnreadablePhoto>(PhotoFile.Read(moving).Refusal());
    }

    [Fact]
    public void Forty_million_pixels_are_the_most()
    {
        PhotoFile.Read(Pictures.Jpeg(8_000, 5_000)).Value();

        Assert.Equal(new PhotoTooManyPixels(40_008_000, 40_000_000), PhotoFile.Read(Pictures.Jpeg(8_000, 5_001)).Refusal());
        Assert.IsType<PhotoTooManyPixels>(PhotoFile.Read(Pictures.Png(int.MaxValue, int.MaxValue)).Refusal());
        Assert.IsType<PhotoTooManyPixels>(PhotoFile.Read(Pictures.WebP(16_000, 16_000)).Refusal());
    }

    [Fact]
    public void Five_megabytes_are_the_most()
    {
        byte[] large = [.. Pictures.Jpeg(8, 8), .. new byte[PhotoFile.MostBytes]];

        Assert.Equal(new PhotoTooLarge(large.Length, 5_000_000), PhotoFile.Read(large).Refusal());
    }

    [Fact]
    public void What_hides_behind_a_picture_is_cut_off()
    {
        foreach (var picture in Pictures.All(8, 8))
            Assert.Equal(PhotoFile.Read(picture).Value().Bytes, PhotoFile.Read([.. picture, .. "<script>"u8]).Value().Bytes);
    }

    [Fact]
    public void A_picture_that_was_cut_off_anywhere_is_none()
    {
        foreach (var picture in Pictures.All(8, 8))
        {
            for (var length = 0; length < picture.Length; length++)
                Assert.IsType<UnreadablePhoto>(PhotoFile.Read(picture[..length]).Refusal());
        }
    }

    [Fact]
    public void Whatever_is_wrong_in_a_file_it_is_read_to_an_end()
    {
        var random = new Random(24);
        foreach (var picture in Pictures.All(640, 480))
        {
            for (var run = 0; run < 2_000; run++)
            {
                var broken = picture.ToArray();
                for (var change = 0; change <= run % 4; change++) broken[random.Next(broken.Length)] = (byte)random.Next(256);
                if (PhotoFile.Read(broken).Succeeded(out var photo, out var refusal)) Assert.InRange((long)photo.Width * photo.Height, 1, PhotoFile.MostPixels);
                else Assert.True(refusal is UnreadablePhoto or PhotoTooManyPixels);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("GIF89a")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("%PDF-1.7")]
    public void Nothing_else_is_a_picture(string text) => Assert.IsType<UnreadablePhoto>(PhotoFile.Read(Encoding.UTF8.GetBytes(text)).Refusal());
}
