using System.Xml.Linq;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Silo.Demo;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Demo;

public sealed class DemoCatalogueTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DemoCatalogue Demo = DemoCatalogue.Read();

    public static TheoryData<string> Drawings => [.. Demo.Tools.Select(tool => tool.Drawing)];

    [Fact]
    public void There_are_two_sites_of_24_lockers() =>
        Assert.Equal([24, 24], Demo.Sites.Select(site => site.Lockers.Length));

    [Fact]
    public void There_are_24_tools_and_one_unit_of_each_at_each_site()
    {
        var each = from site in Demo.Sites from tool in Demo.Tools select (site.Name, tool.Drawing);

        Assert.Equal(24, Demo.Tools.DistinctBy(tool => tool.Drawing).Count());
        Assert.Equal(each, Demo.Units.Select(unit => (unit.Site, unit.Tool)));
    }

    [Fact]
    public void Every_site_opens_with_its_whole_wall() => Assert.Equal(48, Walls().Count);

    [Fact]
    public void Every_unit_is_registered_and_placed_in_a_locker_it_fits()
    {
        var walls = Walls();
        var tools = Demo.Tools.ToDictionary(tool => tool.Drawing, tool => Tool.Add(tool.Request(CategoryId.New(Now)), Now).Value());
        var placed = new List<ToolUnit>();

        foreach (var line in Demo.Units)
        {
            var (tool, locker) = (tools[line.Tool], walls[(line.Site, line.Locker)]);
            var unit = ToolUnit.Register(tool, CodePlate.Read(line.Code).Value(), Now);
            placed.Add(unit.PlaceIn(locker, tool, placed.Find(other => other.Locker == locker.Id)).Value());
        }

        Assert.Equal(48, placed.DistinctBy(unit => unit.Code).Count());
    }

    [Theory]
    [MemberData(nameof(Drawings))]
    public void Every_drawing_is_an_svg_of_800_by_600_that_needs_no_other_file(string drawing)
    {
        var svg = XDocument.Load(Path.Combine(DemoCatalogue.Folder, "drawings", $"{drawing}.svg")).Root!;

        Assert.Equal(("800", "600"), (svg.Attribute("width")!.Value, svg.Attribute("height")!.Value));
        Assert.DoesNotContain(svg.Descendants(), part => part.Name.LocalName is "image" or "use" or "text" or "style");
    }

    [Theory]
    [MemberData(nameof(Drawings))]
    public void Every_drawing_is_a_jpeg_of_800_by_600_under_60_kilobytes(string drawing)
    {
        var jpeg = File.ReadAllBytes(Path.Combine(DemoCatalogue.Folder, "drawings", $"{drawing}.jpg"));

        Assert.Equal<byte>([0xFF, 0xD8, 0xFF], jpeg[..3]);
        Assert.Equal((800, 600), Jpeg.Size(jpeg));
        Assert.InRange(jpeg.Length, 1, 60_000);
    }

    private static Dictionary<(string Site, string Name), Locker> Walls()
    {
        var walls = new Dictionary<(string, string), Locker>();
        foreach (var line in Demo.Sites)
        {
            var site = Site.Open(line.Request, Now).Value();
            foreach (var locker in line.Lockers)
                walls.Add((site.Name, locker.Name), site.Add(locker.Request(Demo.LockerSizes[locker.Size]), Now).Value());
        }

        return walls;
    }
}
