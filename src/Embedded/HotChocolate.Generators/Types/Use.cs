using Microsoft.CodeAnalysis;

namespace HotChocolate.Generators;

/// <summary>What mentions a type, and its place, or where it is reached from if it is of another assembly: what errors point at.</summary>
internal sealed record Use(string Name, Location Place)
{
    public static Use Of(ISymbol symbol) => new(symbol.ShortName(), symbol.Place());

    public Use Of(ISymbol symbol, string name) => new(name, symbol.Place() is { IsInSource: true } place ? place : Place);
}
