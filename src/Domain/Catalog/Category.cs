namespace Toolbox24.Domain.Catalog;

/// <summary>What an administrator says of a category.</summary>
/// <param name="Name">What people read.</param>
/// <param name="RentalsBetweenChecks">After so many rentals a person looks at a unit of it.</param>
/// <param name="Order">Where it stands among the others, smallest first.</param>
public sealed record DescribeCategory(string Name, int RentalsBetweenChecks, int Order);

/// <summary>Tools of one trade, checked alike.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Version">How often it was written.</param>
/// <param name="Name">What people read.</param>
/// <param name="RentalsBetweenChecks">After so many rentals a person looks at a unit of it.</param>
/// <param name="Order">Where it stands among the others, smallest first.</param>
public sealed record Category(CategoryId Id, long Version, string Name, int RentalsBetweenChecks, int Order)
{
    public const int MostRentalsBetweenChecks = 100;
    public const int LastOrder = 10_000;

    public static Result<Category> Add(DescribeCategory request, DateTimeOffset now) =>
        new Category(CategoryId.New(now), 0, "", 1, 0).As(request);

    public Result<Category> Change(DescribeCategory request, long version) =>
        version == Version ? As(request) : new Stale(version);

    /// <summary>Takes it away, as long as no tool is of it.</summary>
    public Result<Category> Remove(long version) => version == Version ? this : new Stale(version);

    private Result<Category> As(DescribeCategory request)
    {
        var (name, checks, order) = request;
        if (Names.Refuse(name) is { } refusal) return refusal;
        if (checks is < 1 or > MostRentalsBetweenChecks) return new ChecksOutOfBounds(checks, MostRentalsBetweenChecks);
        if (order is < 0 or > LastOrder) return new OrderOutOfBounds(order, LastOrder);

        return this with { Name = name.Trim(), RentalsBetweenChecks = checks, Order = order };
    }
}
