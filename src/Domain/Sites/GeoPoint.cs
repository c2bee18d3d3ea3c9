namespace Toolbox24.Domain.Sites;

/// <summary>A place on earth, in degrees of WGS 84.</summary>
public sealed record GeoPoint(double Latitude, double Longitude)
{
    internal bool IsPossible => Math.Abs(Latitude) <= 90 && Math.Abs(Longitude) <= 180;
}
