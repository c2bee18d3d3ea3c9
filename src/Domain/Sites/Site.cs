namespace Toolbox24.Domain.Sites;

/// <summary>Asks for a new site.</summary>
public sealed record OpenSite(string Name, PostalAddress Address, string TimeZone);

/// <summary>A shop open day and night: an entrance, a kiosk, lockers. Its time zone is an IANA name.</summary>
public sealed record Site(SiteId Id, string Name, PostalAddress Address, string TimeZone)
{
    public static Result<Site> Open(OpenSite request, DateTimeOffset now)
    {
        if (Names.Refuse(request.Name) is { } name) return name;
        if (request.Address.Refuse() is { } address) return address;
        if (!IsTimeZone(request.TimeZone)) return new UnknownTimeZone(request.TimeZone);

        return new Site(SiteId.New(now), request.Name.Trim(), request.Address, request.TimeZone);
    }

    /// <summary>Puts one more locker on the wall.</summary>
    public Result<Locker> Add(AddLocker request, DateTimeOffset now)
    {
        if (!Locker.IsName(request.Name)) return new WrongLockerName(request.Name);
        if (!Enum.IsDefined(request.Size)) return new UnknownLockerSize(request.Size);
        if (!request.Inside.ArePossible) return new ImpossibleDimensions(request.Inside);

        return new Locker(LockerId.New(now), Id, request.Name, request.Size, request.Inside);
    }

    // A name in other letters is found only once its zone has been read, so it is never taken.
    private static bool IsTimeZone(string? name) =>
        !string.IsNullOrEmpty(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.Id == name;
}
