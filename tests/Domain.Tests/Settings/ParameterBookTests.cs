using System.Globalization;
using System.Text.Json;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Settings;

namespace Toolbox24.Domain.Tests.Settings;

[Trait("story", "T24-1006")]
public sealed class ParameterBookTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly SettingsActor Administrator = new(new(Guid.CreateVersion7(Now)), [Role.Administrator]);
    private static readonly SettingsActor Colleague = new(new(Guid.CreateVersion7(Now)), [Role.Administrator]);
    private static readonly SettingsActor Accountant = new(new(Guid.CreateVersion7(Now)), [Role.Accountant]);

    private static readonly string Rentals = Parameters.Rentals.Key;
    private static readonly string Vat = VatParameters.Prices.Key;

    [Fact]
    public void Every_default_is_a_value_of_its_parameter() =>
        Assert.All(Parameters.All, parameter => Assert.Null(parameter.Refuse(parameter.Default)));

    [Fact]
    public void Without_any_value_the_rules_are_their_defaults()
    {
        var rules = ParameterBook.Empty.At(Now);

        Assert.Equal(Domain.Lockers.SlotRules.Default, rules.Slots);
        Assert.Equal(Domain.Customers.CustomerLimits.Default, rules.Limits);
        Assert.Equal(BookingRules.Default with { DepositTries = rules.Booking.DepositTries }, rules.Booking);
        Assert.Equal(BookingRules.Default.DepositTries.AsEnumerable(), rules.Booking.DepositTries);
        Assert.Equal((WaitingRules.Default, Domain.Customers.WatchRules.Default), (rules.Waiting, rules.Watch));
        Assert.Equal(Domain.Payments.AuthorisationLives.Default, rules.Authorisations);
        Assert.Equal(OnSiteRules.Default, rules.OnSite);
        Assert.Equal(Domain.Disputes.DisputeRules.Default, rules.Disputes);
        Assert.Equal((Domain.Passes.EntranceRules.Default, Domain.Threads.ThreadRules.Default), (rules.Entrance, rules.Threads));
        Assert.Equal((Percentage.Percent(20), ChargeVat.Default), (rules.Vat, rules.ChargeVat));
        Assert.Empty(rules.NeedSecond);
        Assert.Null(rules.Contradiction());
    }

    [Fact]
    public void Every_parameter_is_followed() => Assert.All(Parameters.All, parameter =>
        Assert.NotEqual(Rules(ParameterBook.Empty), Rules(Other(parameter))));

    [Fact]
    public void A_value_counts_from_its_instant_on_and_not_before()
    {
        var book = ParameterBook.Empty.With(Set(ParameterBook.Empty, Rentals, "5", Now.AddDays(1)).Value());

        Assert.Equal(3, book.At(Now.AddDays(1).AddTicks(-1)).Limits.Rentals);
        Assert.Equal(5, book.At(Now.AddDays(1)).Limits.Rentals);
    }

    [Fact]
    public void Of_two_values_from_the_same_instant_on_the_one_set_last_counts()
    {
        var book = ParameterBook.Empty.With(Set(ParameterBook.Empty, Rentals, "5", Now.AddDays(1)).Value());
        book = book.With(Set(book, Rentals, "6", Now.AddDays(1), version: 1).Value());

        Assert.Equal(6, book.At(Now.AddDays(1)).Limits.Rentals);
    }

    [Theory]
    [InlineData("customer.rentals", "0", typeof(ParameterOutOfBounds))]
    [InlineData("customer.rentals", "51", typeof(ParameterOutOfBounds))]
    [InlineData("customer.rentals", "2.5", typeof(ParameterMalformed))]
    [InlineData("customer.rentals", "-3", typeof(ParameterMalformed))]
    [InlineData("customer.rentals", "3 2", typeof(ParameterMalformed))]
    [InlineData("customer.rentals", "", typeof(ParameterMalformed))]
    [InlineData("price.professional-discount", "12.345", typeof(ParameterMalformed))]
    [InlineData("price.professional-discount", "61", typeof(ParameterOutOfBounds))]
    [InlineData("approval.prices", "oui", typeof(ParameterMalformed))]
    [InlineData("customer.renters", "3", typeof(UnknownParameter))]
    [InlineData("slot.shortest", "1440", null)]
    [InlineData("booking.deposit-tries", "48 24 3", null)]
    [InlineData("booking.deposit-tries", "24 24 3", typeof(ParameterMalformed))]
    [InlineData("booking.deposit-tries", "24 12 1", typeof(ParametersContradict))]
    [InlineData("booking.deposit-tries", "96 24 3", typeof(ParameterOutOfBounds))]
    [InlineData("booking.terms-version", "2027-01", null)]
    [InlineData("booking.terms-version", "2027 01", typeof(ParameterMalformed))]
    [InlineData("booking.terms-version", "", typeof(ParameterOutOfBounds))]
    [InlineData("slot.shortest", "1441", typeof(ParameterOutOfBounds))]
    [InlineData("price.professional-discount", "12.5", null)]
    [InlineData("overrun.call", "47", null)]
    [InlineData("overrun.call", "48", typeof(ParametersContradict))]
    [InlineData("overrun.formal-notice", "49", typeof(ParametersContradict))]
    [InlineData("decision.capture-notice", "36", typeof(ParametersContradict))]
    [InlineData("decision.second-chance", "36", typeof(ParametersContradict))]
    [InlineData("onsite.early-pickup", "30", null)]
    [InlineData("onsite.early-pickup", "31", typeof(ParametersContradict))]
    [InlineData("booking.pin-ahead", "15", null)]
    [InlineData("evidence.kept", "151", typeof(ParametersContradict))]
    [InlineData("dispute.window", "91", typeof(ParametersContradict))]
    [InlineData("booking.texts", "1", typeof(ParameterOutOfBounds))]
    public void A_value_is_written_as_its_unit_is_and_within_its_bounds(string key, string value, Type? refusal)
    {
        var set = Set(ParameterBook.Empty, key, value);

        Assert.Equal(refusal, set.Succeeded(out _, out var refused) ? null : refused.GetType());
    }

    [Fact]
    public void Nobody_changes_what_was() => Assert.Equal(
        new EffectiveInThePast(Now), Set(ParameterBook.Empty, Rentals, "5", Now.AddTicks(-1)).Refusal());

    [Fact]
    public void Whose_role_a_parameter_does_not_name_does_not_set_it() => Assert.Equal(
        new ParameterNotYours(Rentals),
        ParameterBook.Empty.Set(new SetParameter(Rentals, "5", null, 0), Accountant, Now).Refusal());

    [Fact]
    public void Who_has_not_seen_the_last_version_is_told_so()
    {
        var book = ParameterBook.Empty.With(Set(ParameterBook.Empty, Rentals, "5").Value());

        Assert.Equal(new ChangedMeanwhile(1), Set(book, Rentals, "6", version: 0).Refusal());
        Assert.Equal(6, book.With(Set(book, Rentals, "6", version: 1).Value()).At(Now).Limits.Rentals);
    }

    [Fact]
    public void Values_that_do_not_go_together_are_refused_also_where_they_would_meet_later()
    {
        var book = ParameterBook.Empty.With(Set(ParameterBook.Empty, Rentals, "2", Now.AddDays(9)).Value());

        // Two holds at a time are the default: one rental at a time contradicts it.
        var contradiction = new ParametersContradict("customer.holds", "customer.rentals");
        Assert.Equal(contradiction, Set(ParameterBook.Empty, Rentals, "1").Refusal());
        Assert.Equal(contradiction, Set(book, "customer.holds", "3").Refusal());
        Assert.Equal("2", Set(book, "customer.holds", "2").Value().Value);
    }

    [Fact]
    public void Where_it_takes_two_nobody_agrees_with_themselves_and_nothing_changes_before()
    {
        var proposed = Set(ParameterBook.Empty, Vat, "19.5").Value();
        var book = ParameterBook.Empty.With(proposed);

        Assert.Equal((ParameterStatus.Proposed, null), (proposed.Status, proposed.EffectiveFrom));
        Assert.Equal(Percentage.Percent(20), book.At(Now.AddYears(1)).Vat);
        Assert.Equal(new OwnProposal(), book.Approve(Vat, 1, Administrator, Now).Refusal());
        Assert.Equal(new ChangedMeanwhile(1), book.Approve(Vat, 2, Colleague, Now).Refusal());
        Assert.Equal(new ParameterPending(1), Set(book, Vat, "21", version: 1).Refusal());

        var later = Now.AddHours(3);
        var after = book.With(book.Approve(Vat, 1, Accountant, later).Value());
        Assert.Equal(Percentage.Percent(20), after.At(later.AddTicks(-1)).Vat);
        Assert.Equal(new Percentage(1950), after.At(later).Vat);
        Assert.Equal(new NothingProposed(), after.Approve(Vat, 1, Colleague, later).Refusal());
    }

    [Theory]
    [InlineData("refund.alone", "1000")]
    [InlineData("door.alone", "100")]
    public void Nobody_alone_raises_what_they_may_do_alone(string key, string value)
    {
        var book = ParameterBook.Empty.With(Set(ParameterBook.Empty, key, value).Value());

        Assert.Null(book.InForce(key, Now.AddYears(1)));
        Assert.Equal(new OwnProposal(), book.Approve(key, 1, Administrator, Now).Refusal());
        Assert.Equal(value, book.With(book.Approve(key, 1, Colleague, Now).Value()).InForce(key, Now)?.Value);
    }

    [Fact]
    public void Agreeing_after_the_instant_a_value_was_to_count_from_is_too_late()
    {
        var book = ParameterBook.Empty.With(Set(ParameterBook.Empty, Vat, "21", Now.AddHours(1)).Value());

        Assert.Equal(Now.AddHours(1), book.Approve(Vat, 1, Colleague, Now.AddHours(1)).Value().EffectiveFrom);
        Assert.Equal(new EffectiveInThePast(Now.AddHours(2)), book.Approve(Vat, 1, Colleague, Now.AddHours(2)).Refusal());
    }

    [Fact]
    public void What_is_not_in_force_yet_can_be_withdrawn()
    {
        var book = ParameterBook.Empty.With(Set(ParameterBook.Empty, Rentals, "5", Now.AddDays(1)).Value());

        var after = book.With(book.Withdraw(Rentals, 1, Administrator, Now).Value());
        Assert.Equal(3, after.At(Now.AddDays(2)).Limits.Rentals);
        Assert.Equal(new AlreadyInForce(Now.AddDays(1)), book.Withdraw(Rentals, 1, Administrator, Now.AddDays(1)).Refusal());
        Assert.Equal(new NothingProposed(), after.Withdraw(Rentals, 1, Administrator, Now).Refusal());
    }

    [Fact]
    public void What_is_planned_can_be_withdrawn_whatever_was_written_since()
    {
        var planned = ParameterBook.Empty.With(Set(ParameterBook.Empty, Rentals, "5", Now.AddDays(1)).Value());

        var atOnce = planned.With(Set(planned, Rentals, "2", version: 1).Value());
        Assert.Equal(2, atOnce.With(atOnce.Withdraw(Rentals, 1, Administrator, Now).Value()).At(Now.AddDays(2)).Limits.Rentals);
        Assert.Equal(new AlreadyInForce(Now), atOnce.Withdraw(Rentals, 2, Administrator, Now).Refusal());
        Assert.Equal(new NothingProposed(), atOnce.Withdraw(Rentals, 3, Administrator, Now).Refusal());

        var both = planned.With(Set(planned, Rentals, "6", Now.AddDays(3), version: 1).Value());
        both = both.With(both.Withdraw(Rentals, 2, Administrator, Now).Value());
        Assert.Equal(5, both.At(Now.AddDays(4)).Limits.Rentals);
        both = both.With(both.Withdraw(Rentals, 1, Administrator, Now).Value());
        Assert.Equal(3, both.At(Now.AddDays(4)).Limits.Rentals);
        Assert.Equal(new NothingProposed(), both.Withdraw(Rentals, 1, Administrator, Now).Refusal());
    }

    [Fact]
    public void What_is_planned_stays_where_what_follows_would_not_go_together_without_it()
    {
        var book = ParameterBook.Empty.With(Set(ParameterBook.Empty, "customer.holds", "1", Now.AddDays(1)).Value());
        book = book.With(Set(book, Rentals, "1", Now.AddDays(2)).Value());

        Assert.Equal(new ParametersContradict("customer.holds", "customer.rentals"), book.Withdraw("customer.holds", 1, Administrator, Now).Refusal());
    }

    /// <summary>All rules as they are written: what they are made of has no equality of its own.</summary>
    private static string Rules(ParameterBook book) => JsonSerializer.Serialize(book.At(Now));

    /// <summary>A parameter has another value than its default, the next to it that goes with all others.</summary>
    private static ParameterBook Other(Parameter parameter)
    {
        string[] others = parameter.Unit switch
        {
            ParameterUnit.YesNo => [parameter.Default == "true" ? "false" : "true"],
            ParameterUnit.Version or ParameterUnit.Text => [$"{parameter.Default}-2"],
            _ => [.. ((int[])[1, -1]).Select(by => Moved(parameter.Default, by))],
        };
        var set = others.Select(value => Set(ParameterBook.Empty, parameter.Key, value)).First(result => result.Succeeded(out _, out _)).Value();
        var book = ParameterBook.Empty.With(set);
        return set.Status == ParameterStatus.Set ? book : book.With(book.Approve(parameter.Key, 1, Colleague, Now).Value());
    }

    private static string Moved(string numbers, int by)
    {
        var all = numbers.Split(' ');
        return string.Join(' ', all.Skip(1).Prepend((decimal.Parse(all[0], CultureInfo.InvariantCulture) + by).ToString(CultureInfo.InvariantCulture)));
    }

    private static Result<ParameterValue> Set(
        ParameterBook book, string key, string value, DateTimeOffset? from = null, int version = 0) =>
        book.Set(new SetParameter(key, value, from, version), Administrator, Now);
}
