using System.Collections.Immutable;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;
using Toolbox24.Domain.Tests.Pricing;

namespace Toolbox24.Domain.Tests.Settings;

[Trait("story", "T24-1001")]
public sealed class GridVersionTests
{
    private static readonly DateTimeOffset Now = Sample.Now;
    private static readonly AccountId Administrator = new(Guid.CreateVersion7(Now));
    private static readonly AccountId Colleague = new(Guid.CreateVersion7(Now));
    private static readonly ImmutableHashSet<GridKind> Two = [GridKind.Prices];

    private static PriceContent Day(int euros) => new PriceContent(Sample.Prices with
    {
        Lines = [Sample.General with { Rates = new Rates(null, null, new Euros(100 * euros), null, null) }],
    });

    private static GridVersion Draft(GridContent content) => GridVersion.Draft("Printemps", content, Administrator, Now).Value();

    [Fact]
    public void A_draft_counts_for_nothing_and_is_written_at_by_whoever_saw_it_last()
    {
        var draft = Draft(Day(20));
        Assert.Equal((1, GridStatus.Draft, 0), (draft.Revision, draft.Status, draft.Content.Version.Number));
        Assert.Equal(new EmptyName(), GridVersion.Draft(" ", Day(20), Administrator, Now).Refusal());

        var edited = draft.Edit(1, "Printemps", Day(22), Colleague, Now).Value();
        Assert.Equal((2, new Signature(Colleague, Now)), (edited.Revision, edited.Drafted));
        Assert.Equal(new ChangedMeanwhile(2), edited.Edit(1, "Printemps", Day(23), Administrator, Now).Refusal());
        Assert.Equal(
            new GridsOfTwoKinds(GridKind.Prices, GridKind.Deposits),
            edited.Edit(2, "Printemps", new DepositContent(DepositGrid.Default), Colleague, Now).Refusal());
    }

    [Fact]
    public void Where_one_is_enough_proposing_publishes_as_the_next_number()
    {
        var first = Propose(Draft(Day(20)), GridBook.Empty, from: null);
        var book = new GridBook([first.Content]);
        var second = Propose(Draft(Day(22)), book, Now.AddDays(7));

        Assert.Equal((GridStatus.Published, Now, 1), (first.Status, first.EffectiveFrom, first.Content.Version.Number));
        Assert.Equal((GridStatus.Published, Now.AddDays(7), 2), (second.Status, second.EffectiveFrom, second.Content.Version.Number));

        book = new GridBook([first.Content, second.Content]);
        Assert.Equal(1, book.At(Now.AddDays(7).AddTicks(-1)).Prices.Version.Number);
        Assert.Equal(2, book.At(Now.AddDays(7)).Prices.Version.Number);
        Assert.Equal(GridsInForce.BuiltIn, book.At(Now.AddTicks(-1)));
    }

    [Fact]
    public void What_is_published_never_changes_again()
    {
        var published = Propose(Draft(Day(20)), GridBook.Empty, from: null);

        Assert.Equal(new GridIsNo(GridStatus.Published), published.Edit(2, "Printemps", Day(1), Administrator, Now).Refusal());
        Assert.Equal(new GridIsNo(GridStatus.Published), published.Propose(2, null, GridBook.Empty, [], Administrator, Now).Refusal());
        Assert.Equal(new GridIsNo(GridStatus.Published), published.Approve(2, GridBook.Empty, Colleague, Now).Refusal());
        Assert.Equal(new AlreadyInForce(Now), published.Withdraw(2, new GridBook([published.Content]), Now).Refusal());

        var planned = Propose(Draft(Day(20)), GridBook.Empty, Now.AddTicks(1));
        Assert.Equal(GridStatus.Withdrawn, planned.Withdraw(2, new GridBook([planned.Content]), Now).Value().Status);
    }

    [Fact]
    public void What_repeats_another_is_agreed_with_only_while_that_is_followed_and_no_other_that_repeats_it_is_planned()
    {
        var first = Propose(Draft(Day(20)), GridBook.Empty, from: null);
        var proposed = Propose(Draft(Day(22)) with { BasedOn = first.Id }, new GridBook([first.Content]), from: null, Two);
        var planned = Propose(Draft(Day(24)) with { BasedOn = first.Id }, new GridBook([first.Content]), Now.AddDays(7));
        var anew = new GridBook([first.Content, planned.Content]);
        var repeats = anew with { Bases = anew.Bases.Add(planned.Id, first.Id) };

        Assert.Equal(new ChangedMeanwhile(2), proposed.Approve(2, anew, Colleague, Now.AddDays(7)).Refusal());
        Assert.Equal(new ChangedMeanwhile(2), proposed.Approve(2, repeats, Colleague, Now).Refusal());
        Assert.Equal(GridStatus.Published, proposed.Approve(2, anew, Colleague, Now).Value().Status);
    }

    [Fact]
    public void What_was_written_as_a_whole_does_not_take_back_what_was_published_since_unless_that_was_given_up()
    {
        var first = Propose(Draft(Day(20)), GridBook.Empty, from: null);
        var (old, proposed) = (Draft(Day(22)) with { Seen = 0 }, Propose(Draft(Day(22)) with { Seen = 0 }, GridBook.Empty, from: null, Two));
        var (before, after) = (new GridBook([first.Content]), GridBook.Empty with { Highest = GridBook.Empty.Highest.Add(GridKind.Prices, 1) });

        Assert.Equal(new ChangedMeanwhile(1), old.Propose(1, null, before, [], Administrator, Now).Refusal());
        Assert.Equal(new ChangedMeanwhile(1), proposed.Approve(2, before, Colleague, Now).Refusal());
        Assert.Equal(2, Propose(old, after, from: null).Content.Version.Number);
        Assert.Equal(2, Propose(old with { Seen = 1 }, before, from: null).Content.Version.Number);
    }

    [Fact]
    public void What_keeps_a_draft_from_being_followed_is_looked_for_from_when_what_it_repeats_is()
    {
        var (first, later) = (Propose(Draft(Day(20)), GridBook.Empty, from: null), Now.AddDays(7));
        var planned = Propose(Draft(Day(24)), new GridBook([first.Content]), later);
        var book = new GridBook([first.Content, planned.Content]);
        var (now, then) = (Draft(Day(22)) with { BasedOn = first.Id }, Draft(Day(26)) with { BasedOn = planned.Id });

        Assert.Equal((Now, later), (now.Meant(book, Now), then.Meant(book, Now)));
        Assert.Equal((0, 0), (now.Refusals(book, Now).Count, then.Refusals(book, Now).Count));
        Assert.Equal([new ChangedMeanwhile(2)], now.Refusals(book, later));
        Assert.Equal(later, Propose(then, book, from: null).EffectiveFrom);
        Assert.Null(now.Edit(1, "Printemps", Day(22), Administrator, Now).Value().BasedOn);
        Assert.Equal([new EffectiveInThePast(later.AddTicks(1))], Propose(then, book, later, Two).Refusals(book, later.AddTicks(1)));
    }

    [Fact]
    public void Where_it_takes_two_nobody_agrees_with_themselves()
    {
        var proposed = Propose(Draft(Day(20)), GridBook.Empty, from: null, Two);
        Assert.Equal((GridStatus.Proposed, null), (proposed.Status, proposed.EffectiveFrom));

        Assert.Equal(new OwnProposal(), proposed.Approve(2, GridBook.Empty, Administrator, Now).Refusal());
        Assert.Equal(new ChangedMeanwhile(2), proposed.Approve(1, GridBook.Empty, Colleague, Now).Refusal());

        var published = proposed.Approve(2, GridBook.Empty, Colleague, Now.AddHours(1)).Value();
        Assert.Equal((GridStatus.Published, Now.AddHours(1)), (published.Status, published.EffectiveFrom));
        Assert.Equal(new Signature(Colleague, Now.AddHours(1)), published.Approved);
    }

    [Fact]
    public void Nothing_is_published_for_the_past_also_when_somebody_agrees_too_late()
    {
        Assert.Equal(
            new EffectiveInThePast(Now),
            Draft(Day(20)).Propose(1, Now.AddTicks(-1), GridBook.Empty, [], Administrator, Now).Refusal());

        var proposed = Propose(Draft(Day(20)), GridBook.Empty, Now.AddDays(1), Two);
        Assert.Equal(new EffectiveInThePast(Now.AddDays(2)), proposed.Approve(2, GridBook.Empty, Colleague, Now.AddDays(2)).Refusal());
    }

    [Fact]
    public void Gaps_and_overlaps_keep_a_grid_from_being_published()
    {
        var gap = new PriceContent(Sample.Prices with { Lines = [] });
        var overlap = new PriceContent(Sample.Prices with { Lines = [Sample.General, Sample.General] });

        Assert.Equal(new NoGeneralLine(), Draft(gap).Propose(1, null, GridBook.Empty, [], Administrator, Now).Refusal());
        Assert.Equal(new LinesOverlap(Target.General), Draft(overlap).Propose(1, null, GridBook.Empty, Two, Administrator, Now).Refusal());
    }

    [Fact]
    [Trait("story", "T24-1003")]
    public void A_cap_below_a_tier_is_refused_whichever_of_the_two_comes_later()
    {
        var (dear, cheap) = (Propose(Draft(Day(20)), GridBook.Empty, from: null), Day(7));
        var cap = new CapBelowTier(new Euros(14_00), 1, new Euros(15_00));

        Assert.Equal(cap, Draft(cheap).Propose(1, null, new GridBook([dear.Content]), [], Administrator, Now).Refusal());

        // Lower tiers first, and the prices may follow; from the day on which the tiers are higher again they may not.
        var low = Propose(Draft(Penalties(5_00)), new GridBook([dear.Content]), from: null);
        var book = new GridBook([dear.Content, low.Content]);
        Assert.Equal(GridStatus.Published, Propose(Draft(cheap), book, from: null).Status);

        var high = Propose(Draft(Penalties(15_00)), book, Now.AddDays(30));
        book = new GridBook([.. book.Published, high.Content]);
        Assert.Equal(cap, Draft(cheap).Propose(1, null, book, [], Administrator, Now).Refusal());
    }

    [Fact]
    [Trait("story", "T24-1003")]
    public void Prices_that_a_planned_tier_counts_on_are_not_given_up()
    {
        var low = Propose(Draft(Penalties(5_00)), GridBook.Empty, from: null);
        var cheap = Propose(Draft(Day(7)), new GridBook([low.Content]), from: null);
        var dear = Propose(Draft(Day(20)), new GridBook([cheap.Content, low.Content]), Now.AddDays(10));
        var book = new GridBook([cheap.Content, low.Content, dear.Content]);
        Assert.Equal(GridStatus.Withdrawn, dear.Withdraw(2, book, Now).Value().Status);

        var high = Propose(Draft(Penalties(15_00)), book, Now.AddDays(30));
        book = new GridBook([.. book.Published, high.Content]);
        Assert.Equal(new CapBelowTier(new Euros(14_00), 1, new Euros(15_00)), dear.Withdraw(2, book, Now).Refusal());
        Assert.Equal(GridStatus.Withdrawn, high.Withdraw(2, book, Now).Value().Status);
    }

    [Fact]
    public void Rules_of_before_are_taken_up_again_as_a_new_version()
    {
        var first = Propose(Draft(Day(20)), GridBook.Empty, from: null);
        var second = Propose(Draft(Day(22)), new GridBook([first.Content]), from: null);
        var book = new GridBook([first.Content, second.Content]);

        var back = Propose(first.Restore(Colleague, Now.AddDays(1)).Value(), book, Now.AddDays(2), at: Now.AddDays(1));

        Assert.Equal((first.Id, 3), (back.Restores, back.Content.Version.Number));
        Assert.Empty(GridDiff.Of(first.Content, back.Content).Value().Changes);
        Assert.Equal(3, new GridBook([.. book.Published, back.Content]).At(Now.AddDays(2)).Prices.Version.Number);
        Assert.Equal(new GridIsNo(GridStatus.Draft), Draft(Day(1)).Restore(Colleague, Now).Refusal());
    }

    private static PenaltyContent Penalties(int cents) => new PenaltyContent(
        PenaltyRules.Default with { Tiers = [new PenaltyTier(TimeSpan.FromHours(1), new Euros(5_00), TimeSpan.FromHours(2)), new(TimeSpan.FromHours(1), new Euros(cents), null)] });

    private static GridVersion Propose(
        GridVersion draft, GridBook book, DateTimeOffset? from, ImmutableHashSet<GridKind>? needSecond = null, DateTimeOffset? at = null) =>
        draft.Propose(draft.Revision, from, book, needSecond ?? [], Administrator, at ?? Now).Value();
}
