namespace GreenDonut.Data;

/// <summary>Which page is asked for. One of <see cref="First" /> and <see cref="Last" /> is given.</summary>
public readonly record struct PagingArguments(
    int? First = null, string? After = null, int? Last = null, string? Before = null);
