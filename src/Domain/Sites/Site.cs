namespace Toolbox24.Domain.Sites;

/// <summary>All that an administrator says of a site.</summary>
public sealed record OpenSite(string Name, PostalAddress Address, string TimeZone)
{
    /// <summary>Where it is on a map; null where nobody has said.</summary>
    public GeoPoint? Position { get; init; }

    public OpeningHours Opening { get; init; } = OpeningHours.Always;

    /// <summary>How many persons may be inside at once.</summary>
    public int MaximumPersons { get; init; } = Site.UsualPersons;

    /// <summary>Whether slots there can be booked.</summary>
    public bool IsSelling { get; init; } = true;
}

/// <summary>A shop open day and night: an entrance, a kiosk, lockers. Its time zone is an IANA name.</summary>
public sealed record Site(SiteId Id, string Name, PostalAddress Address, string TimeZone)
{
    public const int UsualPersons = 4;
    public const int MostPersons = 50;

    /// <summary>How often it was written.</summary>
    public long Version { get; init; }

    /// <summary>Where it is on a map; null where nobody has said.</summary>
    public GeoPoint? Position { get; init; }

    public OpeningHours Opening { get; init; } = OpeningHours.Always;

    /// <summary>How many persons may be inside at once.</summary>
    public int MaximumPersons { get; init; } = UsualPersons;

    /// <summary>Whether slots there can be booked; what is booked stays booked.</summary>
    public bool IsSelling { get; init; } = true;

    public static Result<Site> Open(OpenSite request, DateTimeOffset now) =>
        new Site(SiteId.New(now), "", request.Address, "").As(request);

    public Result<Site> Change(OpenSite request, long version) => version == Version ? As(request) : new Stale(version);

    private Result<Site> As(OpenSite request)
    {
        if (Names.Refuse(request.Name) is { } name) return name;
        if (request.Address.Refuse() is { } address) return address;
        if (!IsTimeZone(request.TimeZone)) return new UnknownTimeZone(request.TimeZone);
        if (request.Position is { IsPossible: false } nowhere) return new ImpossiblePosition(nowhere);
        if (request.Opening.Refuse() is { } opening) return opening;
        if (request.MaximumPersons is < 1 or > MostPersons) return new PersonsOutOfBounds(request.MaximumPersons, MostPersons);

        return this with
        {
            Name = request.Name.Trim(),
            Address = request.Address,
            TimeZone = request.TimeZone,
            Position = request.Position,
            Opening = request.Opening,
            MaximumPersons = request.MaximumPersons,
            IsSelling = request.IsSelling,
        };
    }

    /// <summary>Puts one more locker on the wall.</summary>
    public Result<Locker> Add(AddLocker request, DateTimeOffset now) =>
        new Locker(LockerId.New(now), Id, "", request.Size, request.Inside).As(request);

    // A name in other letters is found only once its zone has been read, so it is never taken.
    private static bool IsTimeZone(string? name) =>
        !string.IsNullOrEmpty(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.Id == name;
}
