using System.Text.Json.Serialization;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Pricing;

/// <summary>Whom a price is for; each is also all those before it, for subscriptions are professionals'.</summary>
public enum Audience { Everyone, Professional, Subscriber }

/// <summary>How wide a line of a grid reaches, widest first.</summary>
public enum Scope { All, Category, Tool }

/// <summary>What a price or a deposit is looked up for.</summary>
public sealed record Wanted(ToolId Tool, CategoryId Category, SiteId Site, Audience Audience);

/// <summary>What a line of a grid is about: everything, a category or a tool; everywhere or at a site; and for whom.</summary>
/// <param name="Tool">The one tool, or null.</param>
/// <param name="Category">The one category, or null; never together with a tool.</param>
/// <param name="Site">The one site, or null for all of them.</param>
/// <param name="Audience">Who has it, and those above them.</param>
public sealed record Target(ToolId? Tool, CategoryId? Category, SiteId? Site, Audience Audience)
{
    /// <summary>What is found for whatever nothing more specific is written for.</summary>
    public static Target General { get; } = new(null, null, null, Audience.Everyone);

    [JsonIgnore]
    public Scope Scope => Tool is not null ? Scope.Tool : Category is not null ? Scope.Category : Scope.All;

    /// <summary>
    /// How specific the line is: by scope first, then a site before all sites, then by audience. No two different
    /// targets that cover the same thing are equally specific.
    /// </summary>
    [JsonIgnore]
    public int Rank => (((int)Scope * 2) + (Site is null ? 0 : 1)) * 3 + (int)Audience;

    /// <summary>Whether the line may price what is wanted, unless a more specific one does.</summary>
    public bool Covers(Wanted wanted) =>
        (Tool is null || Tool == wanted.Tool)
        && (Category is null || Category == wanted.Category)
        && (Site is null || Site == wanted.Site)
        && Audience <= wanted.Audience;
}
