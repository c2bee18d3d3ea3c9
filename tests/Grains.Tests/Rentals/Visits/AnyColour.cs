using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Grains.Rentals;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>Judges each tool of a rental green, orange or red, the same each time it comes back.</summary>
internal sealed class AnyColour(int seed) : IReturnScoring
{
    public Task<ScoredReturn> Score(Rental rental, ItemOnSite item, CancellationToken cancellationToken)
    {
        var gap = ((rental.Slot.Start.Ticks / TimeSpan.TicksPerHour) + item.Line + seed) % 4 switch { 0 or 1 => 0m, 2 => 0.7m, _ => 0.9m };
        var signals = new ReturnSignals("photos-1", gap, [], item.ReturnReport ?? ReturnReport.None, ReturnHistory.None);
        return Task.FromResult(new ScoredReturn(Verdict.Of(signals, ScoringModel.Default), Verdict.IsBlind(rental.Id, item.Unit, ScoringModel.Default)));
    }
}
