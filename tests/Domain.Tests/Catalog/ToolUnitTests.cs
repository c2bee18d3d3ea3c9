using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Catalog;

public sealed class ToolUnitTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly CodePlate Code = new("T24-0001");

    private static readonly Tool Planer = new(
        ToolId.New(Now),
        new ToolDescription("Rabot électrique", new CategoryId(Guid.NewGuid()), [], "Dresse les poutres.", "rabot-electrique"),
        new Dimensions(430, 220, 300),
        new Euros(239_00),
        TimeSpan.FromMinutes(30));

    private static readonly ToolUnit Unit = new(UnitId.New(Now), Planer.Id, Code, Locker: null);

    private static readonly Locker Snug = new(LockerId.New(Now), SiteId.New(Now), "A01", LockerSize.S, Planer.Size);

    [Fact]
    public void A_new_unit_waits_in_the_workshop()
    {
        var unit = ToolUnit.Register(Planer, Code, Now);

        Assert.Equal(new ToolUnit(unit.Id, Planer.Id, Code, Locker: null), unit);
    }

    [Fact]
    public void A_unit_stands_in_a_locker_it_just_fits() =>
        Assert.Equal(Unit with { Locker = Snug.Id }, Unit.PlaceIn(Snug, Planer, occupant: null).Value());

    [Fact]
    public void A_unit_does_not_fit_a_locker_one_millimetre_too_small()
    {
        var tight = Snug with { Inside = Planer.Size with { Width = Planer.Size.Width - 1 } };

        Assert.Equal(new DoesNotFit(Planer.Size, tight.Inside), Unit.PlaceIn(tight, Planer, occupant: null).Refusal());
    }

    [Fact]
    public void A_locker_holds_one_unit()
    {
        var other = Unit with { Id = UnitId.New(Now), Locker = Snug.Id };

        Assert.Equal(new LockerOccupied(other.Id), Unit.PlaceIn(Snug, Planer, occupant: other).Refusal());
    }

    [Fact]
    public void Placing_a_unit_where_it_stands_changes_nothing()
    {
        var placed = Unit with { Locker = Snug.Id };

        Assert.Equal(placed, placed.PlaceIn(Snug, Planer, occupant: placed).Value());
    }

    [Fact]
    public void A_unit_is_never_measured_as_another_tool() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Unit.PlaceIn(Snug, Planer with { Id = ToolId.New(Now) }, occupant: null));
}
