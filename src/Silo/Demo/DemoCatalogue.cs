using System.Text.Json;
using System.Text.Json.Serialization;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Silo.Demo;

/// <summary>What demo/catalogue.json says, read as it stands.</summary>
internal sealed record DemoCatalogue(
    Dictionary<LockerSize, Dimensions> LockerSizes,
    DemoSite[] Sites,
    DemoTool[] Tools,
    DemoUnit[] Units)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Where the catalogue and its drawings are, beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "demo");

    public static DemoCatalogue Read() =>
        JsonSerializer.Deserialize<DemoCatalogue>(File.ReadAllText(Path.Combine(Folder, "catalogue.json")), Json)!;
}

internal sealed record DemoSite(string Name, PostalAddress Address, string TimeZone, DemoLocker[] Lockers)
{
    public OpenSite Request => new(Name, Address, TimeZone);
}

internal sealed record DemoLocker(string Name, LockerSize Size);

internal sealed record DemoTool(
    string Name,
    string Category,
    string[] Synonyms,
    Dimensions Size,
    long ReplacementCents,
    int TurnaroundMinutes,
    string Description,
    string Drawing)
{
    public AddTool Request => new(
        new ToolDescription(Name, Category, [.. Synonyms], Description, Drawing),
        Size,
        new Euros(ReplacementCents),
        TimeSpan.FromMinutes(TurnaroundMinutes));
}

internal sealed record DemoUnit(string Code, string Tool, string Site, string Locker);
