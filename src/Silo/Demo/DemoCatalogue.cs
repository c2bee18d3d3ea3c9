using System.Text.Json;
using System.Text.Json.Serialization;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Consumables;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Silo.Demo;

/// <summary>What demo/catalogue.json says, read as it stands.</summary>
internal sealed record DemoCatalogue(
    Dictionary<LockerSize, Dimensions> LockerSizes,
    DescribeCategory[] Categories,
    DemoSite[] Sites,
    DemoTool[] Tools,
    DemoPack[] Packs,
    DemoConsumable[] Consumables,
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

internal sealed record DemoSite(
    string Name, PostalAddress Address, string TimeZone, GeoPoint Position, int MaximumPersons, DemoLocker[] Lockers)
{
    public OpenSite Request => new(Name, Address, TimeZone) { Position = Position, MaximumPersons = MaximumPersons };
}

internal sealed record DemoLocker(string Name, LockerSize Size, bool HasSocket = false, bool IsDirtyRoom = false)
{
    public AddLocker Request(Dimensions inside) => new(Name, Size, inside) { Equipment = new(HasSocket, IsDirtyRoom) };
}

internal sealed record DemoTool(
    string Name,
    string Category,
    string[] Synonyms,
    Dimensions Size,
    long ReplacementCents,
    int TurnaroundMinutes,
    string Description,
    string Notice,
    string ProtectiveEquipment,
    string Drawing)
{
    public AddTool Request(CategoryId category) => new(
        new ToolDescription(Name, category, [.. Synonyms], Description, Drawing)
        {
            Notice = Notice,
            ProtectiveEquipment = ProtectiveEquipment,
        },
        Size,
        new Euros(ReplacementCents),
        TimeSpan.FromMinutes(TurnaroundMinutes));
}

internal sealed record DemoUnit(string Code, string Tool, string Site, string Locker);

/// <summary>A pack; its tools are named by their drawings.</summary>
internal sealed record DemoPack(string Name, string Description, int DiscountPerMille, string[] Tools)
{
    public DescribePack Request(IReadOnlyDictionary<string, ToolId> tools) =>
        new(Name, Description, DiscountPerMille, [.. Tools.Select(drawing => new PackItem(tools[drawing], 1))]);
}

/// <summary>A consumable, with how many of it each site has.</summary>
internal sealed record DemoConsumable(string Name, string Description, string Measure, long PriceCents, int Quantity, int LowThreshold)
{
    public DescribeConsumable Request => new(Name, Description, Measure, new Euros(PriceCents));
}
