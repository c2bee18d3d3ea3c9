using System.Diagnostics.CodeAnalysis;

namespace Toolbox24.Silo.Metrics;

/// <summary>The labels of one series; found again from a measurement's own tags, without a copy of them.</summary>
internal sealed class TagSet(KeyValuePair<string, object?>[] tags)
{
    public static readonly IEqualityComparer<TagSet> Comparer = new ByContent();

    public ReadOnlySpan<KeyValuePair<string, object?>> Tags => tags;

    private sealed class ByContent :
        IEqualityComparer<TagSet>,
        IAlternateEqualityComparer<ReadOnlySpan<KeyValuePair<string, object?>>, TagSet>
    {
        public TagSet Create(ReadOnlySpan<KeyValuePair<string, object?>> alternate) => new([.. alternate]);

        public bool Equals(TagSet? x, TagSet? y) =>
            ReferenceEquals(x, y) || (x is not null && y is not null && Equals(x.Tags, y));

        public bool Equals(ReadOnlySpan<KeyValuePair<string, object?>> alternate, TagSet other)
        {
            if (alternate.Length != other.Tags.Length) return false;

            for (var i = 0; i < alternate.Length; i++)
            {
                var (mine, others) = (alternate[i], other.Tags[i]);
                if (mine.Key != others.Key || !Equals(mine.Value, others.Value)) return false;
            }

            return true;
        }

        public int GetHashCode([DisallowNull] TagSet obj) => GetHashCode(obj.Tags);

        public int GetHashCode(ReadOnlySpan<KeyValuePair<string, object?>> alternate)
        {
            var hash = new HashCode();
            foreach (var (key, value) in alternate)
            {
                hash.Add(key);
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }
}
