using System.Text.Json;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>The states of a rental and its tools, as the domain draws them: which of its events may happen when, and what they lead to.</summary>
internal sealed class StateMachine
{
    private static readonly Dictionary<string, (RentalStatus[] From, RentalStatus To)> Rentals = new()
    {
        [nameof(PickUpBegun)] = ([RentalStatus.Confirmed], RentalStatus.PickingUp),
        [nameof(PickUpAbandoned)] = ([RentalStatus.PickingUp], RentalStatus.Confirmed),
        [nameof(PickUpEnded)] = ([RentalStatus.PickingUp], RentalStatus.Active),
        [nameof(ReturnBegun)] = ([RentalStatus.Active], RentalStatus.Returning),
        [nameof(RentalReturned)] = ([RentalStatus.Active, RentalStatus.Returning, RentalStatus.Lost], RentalStatus.PendingValidation),
        [nameof(ItemReopened)] = ([RentalStatus.Returning, RentalStatus.PendingValidation], RentalStatus.Returning),
        [nameof(RentalLost)] = ([RentalStatus.Active, RentalStatus.Returning], RentalStatus.Lost),
        [nameof(RentalFound)] = ([RentalStatus.Lost, RentalStatus.Decided, RentalStatus.Closed], RentalStatus.Returning),
        [nameof(RentalDecided)] = ([RentalStatus.PendingValidation, RentalStatus.Lost], RentalStatus.Decided),
        [nameof(RentalClosed)] = ([RentalStatus.Decided], RentalStatus.Closed),
        [nameof(RentalFailed)] = ([RentalStatus.Confirmed, RentalStatus.PickingUp, RentalStatus.Active], RentalStatus.CancelledByUs),
        [nameof(CancellationAsked)] = ([RentalStatus.Confirmed], RentalStatus.Confirmed),
        [nameof(RentalCancelled)] = ([RentalStatus.Confirmed], RentalStatus.Cancelled),
        [nameof(RentalNotFetched)] = ([RentalStatus.Confirmed], RentalStatus.NoShow),
        [nameof(RentalWithdrawn)] = ([RentalStatus.Confirmed], RentalStatus.Withdrawn),
    };

    private static readonly Dictionary<string, (ItemStatus[] From, ItemStatus To)> Items = new()
    {
        [nameof(ItemUnlocked)] = ([ItemStatus.Reserved, ItemStatus.PickedUp], ItemStatus.Unlocked),
        [nameof(ItemPickedUp)] = ([ItemStatus.Unlocked], ItemStatus.PickedUp),
        [nameof(ItemPutBack)] = ([ItemStatus.Unlocked, ItemStatus.PickedUp], ItemStatus.Unlocked),
        [nameof(ItemScanned)] = ([ItemStatus.Unlocked, ItemStatus.PickedUp], ItemStatus.Unlocked),
        [nameof(ReturnTurnedAway)] = ([ItemStatus.Unlocked], ItemStatus.PickedUp),
        [nameof(ItemReturned)] = ([ItemStatus.Unlocked], ItemStatus.Returned),
        [nameof(ItemReopened)] = ([ItemStatus.Returned, ItemStatus.Scored], ItemStatus.Unlocked),
        [nameof(ItemScored)] = ([ItemStatus.Returned, ItemStatus.Scored], ItemStatus.Scored),
        [nameof(ItemDecided)] = ([ItemStatus.Returned, ItemStatus.Scored, ItemStatus.PickedUp, ItemStatus.Unlocked], ItemStatus.Decided),
    };

    /// <summary>Whether a kiosk has just told what was done while it reached nobody: no locker was opened for that.</summary>
    private bool isTold;

    /// <summary>What was taken and did not come back.</summary>
    private readonly HashSet<UnitId> away = [];

    /// <summary>Where the rental stands; null before it was confirmed.</summary>
    public RentalStatus? Status { get; private set; }

    public Dictionary<UnitId, ItemStatus> Tools { get; } = [];

    /// <summary>Goes on by one event.</summary>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public string? Follow(Written happened)
    {
        var data = JsonDocument.Parse(happened.Data).RootElement;
        if (happened.Type == nameof(RentalConfirmed)) Status = RentalStatus.Confirmed;
        if (Status is not { } status) return null;

        isTold = happened.Type == nameof(VisitTold) || (isTold && happened.Type is not (nameof(ItemUnlocked) or nameof(ItemScanned)));
        var wrong = Rentals.TryGetValue(happened.Type, out var move) && !move.From.Contains(status) ? $"{happened.Type} while {status}" : null;
        if (move.From is not null) Status = move.To;
        if (happened.Type == nameof(PickUpAbandoned)) Tools.Clear();
        if (happened.Type == nameof(RentalFound))
            foreach (var unit in away) Tools[unit] = ItemStatus.PickedUp;
        return (data.TryGetProperty("unit", out var unitOf) && unitOf.ValueKind == JsonValueKind.String ? Follow(happened.Type, new UnitId(unitOf.GetGuid()), data) : null) ?? wrong;
    }

    private string? Follow(string type, UnitId unit, JsonElement data)
    {
        var before = Tools.GetValueOrDefault(unit, ItemStatus.Reserved);
        if (type is nameof(ItemPickedUp) or nameof(ItemReopened)) away.Add(unit);
        if (type is nameof(ItemPutBack) or nameof(ItemReturned) or nameof(ItemDropped)) away.Remove(unit);
        if (type == nameof(ItemDropped))
        {
            Tools[unit] = Enum.Parse<ItemStatus>(data.GetProperty("status").GetString()!);
            return before is ItemStatus.Reserved or ItemStatus.Unlocked or ItemStatus.PickedUp ? null : $"{unit.Value} given up while {before}";
        }

        if (!Items.TryGetValue(type, out var move)) return null;

        // What was on its way into the locker before another was read is in hands again.
        if (type == nameof(ItemScanned))
            foreach (var (other, _) in Tools.Where(tool => tool.Value == ItemStatus.Unlocked && tool.Key != unit).ToList()) Tools[other] = ItemStatus.PickedUp;
        Tools[unit] = move.To;
        return move.From.Contains(before) || (isTold && type == nameof(ItemReturned) && before == ItemStatus.PickedUp) ? null : $"{type} of {unit.Value} while {before}";
    }
}
