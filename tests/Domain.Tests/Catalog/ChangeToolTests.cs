using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Catalog;

[Trait("story", "T24-201")]
public sealed class ChangeToolTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly AddTool Valid = new(
        new ToolDescription("Rabot électrique", CategoryId.New(Now), ["rabot"], "Dresse les poutres.", Drawing: null)
        {
            Notice = "Attendez l’arrêt du tambour.\nCherchez les clous.",
            ProtectiveEquipment = "Lunettes",
        },
        new Dimensions(430, 220, 300), new Euros(239_00), TimeSpan.FromMinutes(30));

    private static readonly Tool Planer = Tool.Add(Valid, Now).Value() with { Version = 4 };

    private static readonly Locker Locker = new(LockerId.New(Now), SiteId.New(Now), "A01", LockerSize.M, new Dimensions(450, 240, 310));

    [Fact]
    public void Everything_is_said_anew()
    {
        var after = Planer.Change(Valid with { ReplacementValue = new(249_00) }, [Locker], 4).Value();

        Assert.Equal(Planer with { ReplacementValue = new(249_00) }, after);
    }

    [Fact]
    public void It_still_fits_where_its_units_stand()
    {
        var larger = Valid.Size with { Height = 245 };

        Assert.Equal(new DoesNotFit(larger, Locker.Inside), Planer.Change(Valid with { Size = larger }, [Locker], 4).Refusal());
        Planer.Change(Valid with { Size = larger }, [], 4).Value();
    }

    [Fact]
    public void A_stale_change_is_refused_before_a_wrong_one() =>
        Assert.Equal(new Stale(3), Planer.Change(Valid with { ReplacementValue = default }, [], 3).Refusal());

    [Fact]
    public void A_retired_tool_is_changed_no_more()
    {
        var retired = Planer.Retire(4, Now).Value();

        Assert.Equal((Now, new ToolRetired(Planer.Id)), (retired.RetiredAt, retired.Change(Valid, [], 4).Refusal()));
        Assert.Equal(new ToolRetired(Planer.Id), retired.Retire(4, Now).Refusal());
    }

    [Fact]
    public void A_notice_has_lines_and_bounds()
    {
        Assert.Equal(new UnprintableName(), Refused(Valid.Description with { Notice = "a\0" }));
        Assert.Equal(new NameTooLong(2_001, 2_000), Refused(Valid.Description with { Notice = new string('n', 2_001) }));
        Assert.Equal(new NameTooLong(2_001, 2_000), Refused(Valid.Description with { ProtectiveEquipment = new string('n', 2_001) }));
    }

    [Fact]
    public void Twenty_synonyms_are_enough() => Assert.Equal(
        new TooManySynonyms(20), Refused(Valid.Description with { Synonyms = [.. Enumerable.Repeat("rabot", 21)] }));

    private static Refusal Refused(ToolDescription description) => Tool.Add(Valid with { Description = description }, Now).Refusal();
}
